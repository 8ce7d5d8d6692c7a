import assert from 'node:assert/strict';
import { withoutMarkdown } from '../../../cards/kit/markdown.js';
import type { Card } from '../../../cards/kit/template.js';
import en from '../../../cards/locales/en.json' with { type: 'json' };
import ko from '../../../cards/locales/ko.json' with { type: 'json' };
import ptBR from '../../../cards/locales/pt-BR.json' with { type: 'json' };
import sv from '../../../cards/locales/sv.json' with { type: 'json' };
import { nameIn } from '../../../data/domain/playbook/names.js';
import { timeZones } from '../../../data/domain/setup/calendar.js';
import { fasttrack } from '../../support/playbooks.js';
import { sampleAnswers, unreadTitles } from '../../support/sample-answer.js';
import { sampleEngagement, sampleMarks } from '../../support/sample-engagement.js';
import { sampleInquiries } from '../../support/sample-inquiry.js';
import { longDuties, sampleDuties, sampleMatches } from '../../support/sample-list.js';
import { allCards } from '../all-cards.js';

const others = { ko, 'pt-BR': ptBR, sv } as const;

/** People, companies and what a client or a standard names in one way everywhere. */
const names = `Ana Souza, Bruno Lima, Lars Öberg, Sofia Marques, Erik Ström, Helena, Joon Park, Contoso, Fabrikam, Onboarding,
  English, Português (Brasil), Svenska, Okta, UTC, GMT, out, CHG-2041, contoso.example, example, https, sample, ${timeZones.join(', ')}`;

/** Everything that people read or hear on a card. */
function readOn(card: Card): readonly string[] {
  const read = new Set(['text', 'title', 'label', 'placeholder', 'errorMessage', 'fallbackText', 'tooltip', 'altText']);
  return stringsUnder(card, read);
}

function stringsUnder(whole: unknown, keys: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (keys.has(key) && typeof part === 'string') found.push(part);
      else visit(part);
    }
  };
  visit(whole);
  return found;
}

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{Script=Latin}{2,}/gu) ?? [];
const known = new Set([...wordsIn(names), 'pc']);

/** Lines and headings of documents that no sample names by itself. */
const further = ['· Support ·', '· Omfattning ·', 'Configure the firewall.', 'Choose two apps for each platform.'];

/** What a playbook calls its things in a language is its own affair. */
const playbookNames = (locale: keyof typeof others): readonly string[] =>
  [
    fasttrack.names,
    fasttrack.offer ?? {},
    ...fasttrack.parties.flatMap(({ names, inSentences = {} }) => [names, inSentences]),
    ...[...fasttrack.phases, ...fasttrack.services, ...fasttrack.conditions].map(({ names }) => names),
    ...fasttrack.conditions.map(({ questions }) => questions),
  ].map((names) => nameIn(names, locale));

/** What documents and people wrote is shown as they wrote it. */
function written(locale: keyof typeof others): readonly string[] {
  const samples = [
    sampleAnswers,
    sampleMatches,
    sampleDuties,
    longDuties,
    sampleInquiries(locale),
    sampleEngagement({ locale, items: sampleMarks(locale) }),
  ];
  const found = stringsUnder(
    samples,
    new Set(['text', 'title', 'heading', 'leadIn', 'evidence', 'note', 'reason', 'english']),
  );
  const called = playbookNames(locale);
  const places = Object.values(sampleAnswers).flatMap(({ main }) =>
    main === null ? [] : [main.lead, ...main.editions].map(({ responsibility }) => responsibility.section.join(' › ')),
  );
  return [
    ...new Set(
      [
        ...called,
        ...found.flatMap((text) => text.split('\n')),
        ...places.filter((place) => place.includes(' ')),
        ...further,
        ...unreadTitles,
      ].map(withoutMarkdown),
    ),
  ]
    .filter((text) => text.length > 3)
    .sort((one, other) => other.length - one.length);
}

/** A card's own words: without what clients fill in, what they draw as a mention, accounts, and what others wrote. */
function ownWords(text: string, theirs: readonly string[]): readonly string[] {
  const plain = text
    .replace(/\{\{[^}]*\}\}|<\/?at>|https?\S+/gu, ' ')
    .replace(/\\(.)/gu, '$1')
    .replace(/\S+@\S+\.example|\(…\w+\)/gu, ' ');
  const left = theirs.reduce((rest, one) => rest.replaceAll(one, ' '), plain);
  // What was cut short is still theirs.
  const cut = left.split('…')[0]?.trim() ?? '';
  const ours = left.includes('…') && theirs.some((one) => one.startsWith(cut)) ? left.replace(cut, ' ') : left;
  return wordsIn(ours).filter((word) => !known.has(word));
}

describe('cards in Korean, Portuguese and Swedish', () => {
  for (const [key, own] of Object.entries(others)) {
    const locale = key as keyof typeof others;
    it(`say no English word in ${locale}, but names and what others wrote`, () => {
      const ours = new Set(Object.values(own).flatMap(wordsIn));
      const english = new Set(Object.values(en).flatMap(wordsIn));
      // Latin letters in Korean are seldom right; of the other two only what English says and they never do is wrong.
      const leaks = (word: string): boolean => !ours.has(word) && (locale === 'ko' || english.has(word));
      const theirs = written(locale);
      const leaked = Object.entries(allCards(locale)).flatMap(([name, card]) =>
        readOn(card).flatMap((text) => {
          const found = ownWords(text, theirs).filter(leaks);
          return found.length === 0 ? [] : [`${name}: ${found.join(' ')} in “${text}”`];
        }),
      );
      assert.deepEqual(leaked, []);
    });
  }

  it('would be found', () => {
    const card: Card = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: en['item.open-again'] }],
    };
    assert.deepEqual(
      readOn(card).flatMap((text) => ownWords(text, written('ko'))),
      ['this', 'is', 'open', 'again'],
    );
  });
});
