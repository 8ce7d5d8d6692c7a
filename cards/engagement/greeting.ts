import { phasesOf } from '../../data/domain/playbook/phases.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sentence, t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { phaseName, providerName } from '../wording/names.js';
import type { Audience } from '../wording/party.js';
import greeting from './greeting.json' with { type: 'json' };
import help from './help.json' with { type: 'json' };

type Place = Audience['place'];

const drawGreeting = layout(greeting);
const drawHelp = layout(help);

const examples = [1, 2, 3] as const;

/** The list of what is left on the reader's side, which a person who opens a chat wants to know first. */
const whatIsLeft = 4;

/** The text of an example question, asked for real when its button is pressed. */
export function exampleQuestion(playbook: Playbook, locale: Locale, n: number): string {
  if (n === whatIsLeft) return sentence(t(locale, 'help.say-list'), locale);
  // The second phase, because the first is often over before anybody asks.
  const [first = '', phase = first] = phasesOf(playbook);
  return t(locale, `example.${examples.find((known) => known === n) ?? 1}`, {
    party: providerName(playbook, locale),
    phase: phaseName(playbook, phase, locale),
  });
}

const exampleButtons = (playbook: Playbook, locale: Locale, wanted: readonly number[] = examples) =>
  wanted.map((n) => {
    const question = exampleQuestion(playbook, locale, n);
    return { text: escaped(question), ask: press('ask.example', label(question), { example: n }) };
  });

/** Said once when Baton arrives: at most three sentences. */
export function greetingCard(playbook: Playbook, locale: Locale, place: Place): Card {
  const text = t(
    locale,
    place === 'channel' ? 'greeting.channel' : place === 'group' ? 'greeting.group' : 'greeting.personal',
  );
  return drawGreeting({
    lang: locale,
    fallback: text,
    greeting: text,
    examples: exampleButtons(playbook, locale, place === 'personal' ? [whatIsLeft, 1] : examples),
    help: press('help.show', t(locale, 'button.help'), {}),
  });
}

const channelCommands = ['start', 'checklist', 'add', 'standing', 'people', 'ask-specialist'] as const;
const personalCommands = ['ask-specialist', 'mine', 'status'] as const;

/** What can be said in a place, besides "help". */
export const commandsIn = (place: Place) => (place === 'channel' ? channelCommands : personalCommands);

/** What can be said here, with the words of the reader's language: one line for each, because it is read on a phone. `isOwner`: of the documents. */
export function helpCard(playbook: Playbook, locale: Locale, place: Place, isOwner = false): Card {
  const personal = place === 'personal';
  const row = (said: string, does: string) => ({ say: escaped(said), does: escaped(does) });
  return drawHelp({
    lang: locale,
    title: t(locale, 'help.title'),
    intro: t(locale, personal ? 'help.ask' : 'help.ask-mentioned'),
    commands: [
      row(t(locale, 'help.say-list'), t(locale, 'help.list')),
      row(t(locale, 'help.say-follow', { party: providerName(playbook, locale) }), t(locale, 'help.follow')),
      ...[...commandsIn(place), ...(personal && isOwner ? (['questions'] as const) : [])].map((name) =>
        row(t(locale, `command.${name}`), t(locale, `help.${name}`)),
      ),
    ],
    reads: t(locale, personal ? 'help.elsewhere' : 'help.reads'),
    // Where others read along the greeting has offered them, and each would be answered in front of everybody.
    examples: personal ? exampleButtons(playbook, locale) : [],
  });
}
