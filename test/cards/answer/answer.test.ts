import assert from 'node:assert/strict';
import { answerCard } from '../../../cards/answer/answer.js';
import { answerText } from '../../../cards/answer/answer-text.js';
import { partySentence } from '../../../cards/wording/involvement/party-sentence.js';
import type { Topic } from '../../../data/domain/answer/question.js';
import { type Kind, locales } from '../../../data/domain/responsibility.js';
import { sampleAnswers as answers, evidence, statement } from '../../support/sample-answer.js';
import { allCards } from '../all-cards.js';
import { buttonsOf, textsOf } from '../buttons.js';

const today = '2026-11-20';
const channel = { locale: 'en', place: 'channel', customer: 'Contoso', today } as const;
const personal = { locale: 'en', place: 'personal', today } as const;

describe('the party sentence', () => {
  it('never shows guidance as doing, whichever side leads the evidence', () => {
    const said = 'Contoso (customer) configures this. Microsoft provides guidance.';
    assert.equal(partySentence(answers.guided, channel), said);
    assert.equal(partySentence(answers.guidanceFirst, channel), said);
    assert.equal(partySentence(answers.guidanceAlone, channel), 'Microsoft provides guidance.');
  });

  it('takes a reviewed topic’s word for guidance over the statement’s own', () => {
    const { main } = answers.guidanceAlone;
    assert.ok(main);
    const names = { en: '', ko: '', 'pt-BR': '', sv: '' };
    const topic = { id: 't', party: 'microsoft', phase: null, guides: false, group: false, other: [], names } as const;
    assert.equal(
      partySentence({ ...answers.guidanceAlone, main: { ...main, topic } }, channel),
      'Microsoft is responsible for this.',
    );
  });

  it('addresses the customer only where the customer reads alone', () => {
    assert.equal(
      partySentence(answers.guided, personal),
      'Your organization configures this. Microsoft provides guidance.',
    );
    assert.match(partySentence(answers.guided, { locale: 'en', place: 'group' }), /^The customer configures this\./u);
    assert.match(partySentence(answers.guided, { ...personal, side: 'provider' }), /^The customer configures this\./u);
    for (const locale of locales) {
      assert.match(partySentence(answers.guided, { ...channel, locale }), /^Contoso ?\(/u);
      assert.doesNotMatch(partySentence(answers.outOfScope, { ...channel, locale }), /you|우리|sua empresa|\bni\b/iu);
    }
  });

  it('names no missing party for what is out of scope', () => {
    assert.equal(
      partySentence(answers.outOfScope, personal),
      'Outside the FastTrack benefit. If you need this, your organization arranges it.',
    );
    assert.equal(
      partySentence(answers.outOfScope, channel),
      'Outside the FastTrack benefit. If it’s needed, Contoso (customer) arranges it.',
    );
  });

  it('names no owner of a fact that a public document states', () => {
    const { main } = answers.guidanceAlone;
    assert.ok(main);
    const cites = [{ title: 'Public', locale: 'en', date: null, heading: 'Limits', ordinal: null }];
    const said = (kind: Kind, topic: Topic | null = null) => {
      const responsibility = { ...main.lead.responsibility, kind, cites };
      const lead = { ...main.lead, responsibility };
      return partySentence({ ...answers.guidanceAlone, main: { ...main, lead, topic } }, channel);
    };
    assert.equal(said('prose'), 'Here’s what the documents say.');
    assert.equal(said('expectation'), 'Here’s what the documents say.');
    assert.equal(said('item'), 'Microsoft provides guidance.');
  });

  it('begins with Managed Desktop where the answer is only true with it', () => {
    assert.equal(partySentence(answers.managedDesktop, personal), 'Managed Desktop: Send this to the hardware vendor.');
  });

  it('names no party when the documents are silent', () => {
    assert.equal(partySentence(answers.nothing, personal), 'The documents don’t say who’s responsible for this.');
  });

  it('names both when both do something of their own', () => {
    const provide = evidence(statement({ id: 'p', party: 'microsoft', text: 'Provide the checklist.' }));
    const attend = evidence(statement({ id: 'a', text: 'Attend the meeting.' }));
    const match = (party: 'microsoft' | 'customer', lead: typeof provide) =>
      ({ party, phase: 'enable', lead, editions: [], topic: null }) as const;
    const both = { ...answers.guided, main: match('microsoft', provide), counterpart: match('customer', attend) };
    assert.equal(partySentence(both, channel), 'Microsoft and Contoso (customer) each do part of this.');
  });
});

describe('the answer card', () => {
  it('shows the source with its date, heading and line without a tap', () => {
    assert.ok(
      textsOf(answerCard(answers.guided, channel)).includes(
        'Source: Who does what in the onboarding · Jul 2, 2019 · Enable › Network · line 42',
      ),
    );
  });

  it('warns of a source older than three years, to the day', () => {
    const warns = (day: string) =>
      textsOf(answerCard(answers.guided, { ...channel, today: day })).some((text) => text.includes('three years'));
    assert.ok(!warns('2022-07-02'));
    assert.ok(warns('2022-07-03'));
  });

  it('says once that a source has no date', () => {
    assert.equal(
      textsOf(answerCard(answers.outOfScope, personal))
        .join('\n')
        .match(/undated/gu)?.length,
      1,
    );
  });

  it('tells one date of a statement, whatever it restates', () => {
    const cite = (title: string, locale: string, date: string) => ({
      title,
      locale,
      date,
      heading: 'Duties',
      ordinal: '5',
    });
    const lead = evidence(
      statement({
        id: 'x',
        text: 'Open the ports.',
        cites: [cite('사용자의 업무', 'ko-KR', '2019-07-02'), cite('고객의 책임', 'ko-KR', '2016-04-28')],
      }),
    );
    const main = { party: 'customer', phase: 'enable', lead, editions: [], topic: null } as const;
    const texts = textsOf(answerCard({ ...answers.guided, main, counterpart: null, further: [] }, channel)).join('\n');
    assert.deepEqual(texts.match(/\b(?:19|20)\d\d\b/gu), ['2019']);
    assert.doesNotMatch(texts, /\p{Script=Hangul}/u);
    assert.equal(texts.match(/Based on: a public document in Korean/gu)?.length, 1);
  });

  it('says in which language a document is that the reader may not read', () => {
    assert.ok(
      textsOf(answerCard(answers.foreign, personal)).some((text) =>
        text.startsWith('Source: “온보딩 역할 안내”, a document in Korean · '),
      ),
    );
  });

  it('shows the edition in the reader’s language above the original line', () => {
    const texts = textsOf(answerCard(answers.guided, { ...channel, locale: 'ko' }));
    const own = texts.indexOf('모든 사무실에서 서비스에 연결할 수 있도록 방화벽을 구성합니다.');
    const original = texts.findIndex((text) => text.startsWith('“Configure the firewall'));
    assert.ok(own > 0 && original > own);
  });

  it('sets the English beside a line in a language the reader didn’t ask in', () => {
    const texts = textsOf(answerCard(answers.foreign, personal));
    assert.ok(texts.includes('Configure the firewall so that every office can reach the services.'));
    const korean = textsOf(answerCard(answers.foreign, { ...personal, locale: 'ko' }));
    assert.ok(!korean.some((text) => text.startsWith('Configure')));
  });

  it('says when the phase that was asked for has nothing', () => {
    const texts = textsOf(answerCard(answers.otherPhase, personal));
    assert.deepEqual(texts.slice(1, 3), [
      'The documents don’t cover this in the Enable phase. The closest match:',
      'Phase: Assess',
    ]);
  });

  it('shows no phase with Managed Desktop', () => {
    assert.doesNotMatch(textsOf(answerCard(answers.managedDesktop, personal)).join('\n'), /Phase/u);
  });

  it('folds further matches and other editions away', () => {
    const card = answerCard(answers.guided, channel);
    const folds = buttonsOf(card).filter((button) => button.type === 'Action.ToggleVisibility');
    assert.deepEqual(
      folds.map(({ title }) => title),
      ['1 more result', '1 other version'],
    );
    const hidden = card.body.filter((part) => JSON.stringify(part).includes('"isVisible":false'));
    assert.equal(hidden.length, 2);
  });

  it('offers the nearest topics when nothing fits', () => {
    const offered = buttonsOf(answerCard(answers.nothing, personal));
    assert.deepEqual(
      offered.map(({ verb, data }) => [verb, data?.responsibility]),
      [
        ['ask.about', 'en/firewall'],
        ['ask.about', 'en/meeting'],
        ['ask.about', 'en/ports'],
      ],
    );
  });

  it('keeps a document’s Markdown from becoming active', () => {
    const text = 'Read <at>Ana</at> **now** and [click](http://evil.example) {{DATE(2026-01-01T00:00:00Z)}}';
    const lead = evidence(statement({ id: 'x', text }));
    const main = { party: 'customer', phase: 'enable', lead, editions: [], topic: null } as const;
    const shown = textsOf(answerCard({ ...answers.guided, main, counterpart: null }, channel)).join('\n');
    assert.ok(shown.includes('Read \\<at>Ana\\</at> now and click {\\{DATE'), shown);
  });
});

describe('what an engagement has of an answer', () => {
  it('has one way to a card that shows several of its rows', () => {
    const card = allCards('en')['answer-joined'];
    assert.ok(card);
    const titles = JSON.stringify(card).match(/"title":"Go to card"/gu) ?? [];
    assert.equal(titles.length, 1);
  });
});

describe('the answer in a terminal', () => {
  it('says the same words as the card', () => {
    const lines = answerText(answers.guided, personal).split('\n');
    assert.equal(lines[0], 'Your organization configures this. Microsoft provides guidance.');
    assert.ok(lines.includes('Source: Who does what in the onboarding · Jul 2, 2019 · Enable › Network · line 42'));
    assert.ok(lines.includes('More results:'));
  });

  it('offers the nearest topics when nothing fits', () => {
    const lines = answerText(answers.nothing, personal).split('\n');
    assert.deepEqual(lines.slice(0, 4), [
      'The documents don’t say who’s responsible for this.',
      '',
      'Related topics:',
      '  - Configure the firewall so that the services can be reached from every office.',
    ]);
  });

  it('lets no control character of a document reach the terminal', () => {
    const lead = evidence(statement({ id: 'x', text: 'a\u001b[31mb\u0007' }));
    const main = { party: 'customer', phase: 'enable', lead, editions: [], topic: null } as const;
    assert.match(answerText({ ...answers.guided, main }, personal), /^[\P{Cc}\n]*$/u);
  });
});

describe('an answer card of several candidates', () => {
  it('names no party above the statements, whoever they are of', () => {
    for (const locale of locales) {
      for (const audience of [channel, personal]) {
        const card = answerCard(answers.candidates, { ...audience, locale });
        const [headline = ''] = textsOf(card);
        assert.equal(card.fallbackText, headline);
        assert.doesNotMatch(
          headline,
          /Microsoft|Contoso|customer|organisation|고객|우리 쪽|cliente|empresa|kund|\bni\b/iu,
        );
      }
    }
  });

  it('says who does each, and apart from that what others have to do with it', () => {
    const texts = textsOf(answerCard(answers.candidates, channel));
    assert.ok(texts.includes('Microsoft (FastTrack)'), texts.join('\n'));
    assert.ok(texts.includes('Contoso (customer) approves this. The IT admin is consulted.'), texts.join('\n'));
    assert.ok(texts.includes('Microsoft provides guidance.'));
  });

  it('says first of each who does what was asked about', () => {
    const texts = textsOf(answerCard({ ...answers.candidates, asks: 'approves' }, channel));
    assert.ok(texts.includes('Contoso (customer) approves this.'), texts.join('\n'));
    assert.ok(texts.includes('Microsoft is responsible for this. The IT admin is consulted.'), texts.join('\n'));
  });

  it('asks about one alone in other words', () => {
    for (const locale of locales) {
      const [headline] = textsOf(answerCard({ ...answers.candidates, further: [] }, { ...channel, locale }));
      const [several] = textsOf(answerCard(answers.candidates, { ...channel, locale }));
      assert.notEqual(headline, several);
    }
  });

  it('offers no way to say none of these where the question is not kept', () => {
    const titles = buttonsOf(answerCard(answers.candidates, channel)).map(({ verb }) => verb);
    assert.deepEqual([...new Set(titles)], ['ask.about']);
  });
});

describe('an answer that found nothing', () => {
  it('names at most three documents that were not wholly read, and how many more there are', () => {
    for (const locale of locales) {
      const said = (...unread: readonly string[]) =>
        textsOf(answerCard(answers.nothing, { ...personal, locale, unread })).join('\n');
      assert.ok(said('A1', 'B2').includes('A1') && said('A1', 'B2').includes('B2'));
      const many = said('A1', 'B2', 'C3', 'D4', 'E5');
      assert.ok(many.includes('C3') && !many.includes('D4') && /2/u.test(many), many);
      assert.notEqual(many.split('\n')[0], said().split('\n')[0]);
    }
  });

  it('claims of documents that were not wholly read only that nothing was found in them', () => {
    const view = { ...personal, unread: ['Plan'] };
    const [headline] = textsOf(answerCard({ ...answers.nothing, unknown: 'Okta' }, view));
    assert.equal(headline, 'I couldn’t find “Okta” in the FastTrack onboarding documents.');
  });
});
