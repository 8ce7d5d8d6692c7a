import type { ListQuestion } from '../../domain/answer/asked.js';
import type { ActName, CommandName, FactName, Message, Named } from '../../domain/answer/message.js';
import { commandNames } from '../../domain/answer/message.js';
import { maxQuestionLength } from '../../domain/answer/question.js';
import type { Playbook } from '../../domain/playbook/playbook.js';
import type { Locale } from '../../domain/responsibility.js';
import { alternatives, languages } from '../../language/languages.js';
import { parseIntent } from '../asking/asking.js';
import { commandIn } from './commands.js';
import { courtesyOfAPart, courtesyOfSayingBack, courtesyOfWords } from './courtesies.js';
import { asksForWhom, asksWhat, asksWhose, decide, likeliest } from './decide.js';
import { meetingsAsked } from './meetings-asked.js';
import type { IntentModel } from './model.js';
import { type NamedParts, namedIn } from './naming/named.js';
import { asksForRole } from './naming/role-asked.js';
import { shippedIntents } from './shipped.js';
import { courtesyOfSigns, isKeyMash, isWebAddress } from './signs.js';
import { languageSpoken } from './spoken.js';

type Courtesy = Extract<Message, { readonly is: 'courtesy' }>['kind'];

/**
 * What a message is, before any document is searched. What is certain is decided by rules (a command, a sign, an
 * address, a list), everything else by what was learned from `data/intents`. `client` is the language of the sender's
 * client: a text too short to have one takes it. `playbook`: whose parties and phases it may name.
 */
export function readMessage(
  text: string,
  client?: Locale,
  model: IntentModel = shippedIntents(),
  playbook?: Playbook,
): Message {
  const said = text.trim();
  const locale = languageSpoken(said, client);
  if (said === '') return { is: 'help', locale };
  const command = commandIn(said);
  const isAddition = command?.command === 'add' && command.rest !== '' && !/[|\n\t]/u.test(command.rest);
  const certain =
    said.length > maxQuestionLength && command === null
      ? null
      : byRule(said, locale, isAddition ? null : command, client, playbook);
  if (certain !== null) return certain;
  // Pasted pages are too long for anything but a sentence that says so.
  if (said.length > maxQuestionLength) return { is: 'question', locale };
  const { list, followUp } = parseIntent(said, client, playbook);
  const judged = model.judge(said);
  const isWhose = asksWhose(said, locale);
  // Who asks for a party and has no word of thanks is not being polite.
  const isNoCourtesy = isWhose && courtesyOfAPart(said, locale) === null;
  const isNoAct = asksWhat(said, locale);
  const likely = new Map(
    [...judged].filter(
      ([kind]) => !(isNoAct && kind.startsWith('act/')) && !(isNoCourtesy && kind.startsWith('courtesy/')),
    ),
  );
  const kind = asksForRole(said, locale) ? 'engagement/person' : decide(likely, said, locale, model.cues[locale]);
  const [is, which = ''] = kind.split('/');
  // "Add a note to …" and "add Maria to the project" add nothing to a list; all else that begins so does.
  const isLine = command !== null && /;|\s[-–—/]\s/u.test(command.rest);
  const isOther =
    (is === 'act' && !(isLine && which !== 'note')) || kind === 'command/people' || (is === 'question' && isWhose);
  if (isAddition && !isOther) {
    return { is: 'command', ...command, locale };
  }
  // Whose own items are wanted is a view of theirs; everybody else's are a list.
  if (list !== null && list.whose === 'me' && list.phase === null && followUp === null) {
    if (list.about === 'duties' || kind === 'command/mine') {
      return { is: 'command', command: 'mine', rest: '', list, locale: list.locale };
    }
  }
  if (list !== null && list.about === 'duties' && followUp === null && !isOwnList(kind, said)) {
    return { is: 'list', list, locale: list.locale };
  }
  // "Which phase are we in?" is all words that a follow-up may have, and asks for no party's part.
  const asksPhase = kind === 'engagement/phase' && isSurer(likely, kind);
  if (followUp !== null && !asksPhase) return { is: 'follow-up', followUp, list, locale: followUp.locale };
  if (list !== null && list.about !== 'duties') {
    const fact = list.about === 'open' ? 'open' : 'blocking';
    const other = is === 'engagement' && which !== fact && isSurer(likely, kind) ? (which as FactName) : fact;
    const named = namedIn(said, list.locale, askedOf('engagement', other), model.frames[list.locale], playbook);
    return { is: 'engagement', fact: other, named, list: other === fact ? list : null, locale: list.locale };
  }
  switch (is) {
    case 'courtesy':
      return { is, kind: which as Courtesy, locale };
    case 'help':
      return { is, locale };
    case 'command':
      // What begins something new is done at once: guessed at, it is asked about first.
      if (which === 'start' && (likely.get(kind) ?? 0) < sureToBegin) {
        return { is: 'other', likely: ['start'], locale };
      }
      return {
        is,
        command: which as CommandName,
        rest: restOf(which as CommandName, said),
        ...ownList(which, list),
        locale,
      };
    case 'act':
      return {
        is,
        act: which as ActName,
        named: namedIn(said, locale, askedOf(is, which), model.frames[locale], playbook),
        locale,
      };
    case 'engagement':
      return {
        is,
        fact: which as FactName,
        named: namedIn(said, locale, askedOf(is, which, said, locale), model.frames[locale], playbook),
        list: null,
        locale,
      };
    case 'question':
      return { is, locale };
    default:
      return { is: 'other', likely: readings(likely), locale };
  }
}

const nothingNamed: Named = {
  ...{ item: null, person: null, role: null, side: null, phase: null, date: null, words: null },
};

const listWord = new RegExp(
  alternatives(Object.values(languages), ({ messages }) => messages.list),
  'iu',
);

/** The list that a sentence for own items asks for. */
const ownList = (command: string, list: ListQuestion | null): { readonly list?: ListQuestion } =>
  command === 'mine' && list !== null ? { list } : {};

/** A list that the engagement keeps itself, though its words would ask for duties too. */
const isOwnList = (kind: string, said: string): boolean => kind.startsWith('engagement/') && listWord.test(said);

/** What needs nothing learned; null where it does. */
function byRule(
  said: string,
  locale: Locale,
  command: ReturnType<typeof commandIn>,
  client: Locale | undefined,
  playbook: Playbook | undefined,
): Message | null {
  if (command?.command === 'help') return { is: 'help', locale };
  if (command !== null) {
    const list = command.command === 'mine' ? parseIntent(said, client, playbook).list : null;
    return { is: 'command', ...command, ...ownList('mine', list), locale };
  }
  const meetings = meetingsAsked(said);
  if (meetings === 'plan') return { is: 'command', command: 'meetings', rest: '', locale };
  if (meetings === 'when') {
    return { is: 'engagement', fact: 'meeting', named: nothingNamed, list: null, locale };
  }
  if (/^[?？!\s]+$/u.test(said) && /[?？]/u.test(said)) return { is: 'help', locale };
  const signs = courtesyOfSigns(said);
  if (signs !== null) return { is: 'courtesy', kind: signs, locale };
  const courtesy = courtesyOfWords(said, locale);
  if (courtesy !== null) return { is: 'courtesy', kind: courtesy.kind, locale };
  const back = courtesyOfSayingBack(said, locale);
  if (back !== null) return { is: 'courtesy', kind: back, locale };
  if (isWebAddress(said) || /^[\d\s.,:/-]+$/u.test(said) || isKeyMash(said, isAcronym)) {
    return { is: 'other', likely: [], locale };
  }
  return null;
}

/** Acronyms of the field that have no vowel, or lie in a row of keys. */
const isAcronym = (word: string): boolean =>
  /^(?:dns|vpn|mdm|mfa|sccm|mecm|wsus|ldap|smtp|rbac|byod|gdpr|scim|pki|tls|ssl|wps|gpo|msft|wlan|https?|rms|dlp|ndes|scep|pkcs)$/u.test(
    word,
  );

/** What follows the command's own words, where it takes anything: what is to be passed on, the lines to add. */
const restOf = (command: CommandName, said: string): string => {
  if (command === 'add') return /\n/u.test(said) ? said.replace(/^[^\n]*\n/u, '') : '';
  if (command === 'ask-specialist') return /^[^:\n]{3,80}[:\n]\s*(\S[\s\S]*)$/u.exec(said)?.[1] ?? '';
  return '';
};

/** Below this a sentence begins no engagement. */
const sureToBegin = 0.7;

const isSurer = (likely: ReadonlyMap<string, number>, kind: string): boolean => (likely.get(kind) ?? 0) > 0.6;

/** Which parts a class names. */
function askedOf(is: 'act' | 'engagement', which: string, said = '', locale: Locale = 'en'): NamedParts {
  if (is === 'act') {
    const person = which === 'assign' || which === 'remind' ? 'target' : null;
    const date = which === 'date' || which === 'assign';
    return { person, item: true, date, note: which === 'note', reason: which === 'not-applicable' };
  }
  // "Who is the firewall assigned to?" names an item, "what is assigned to Diego?" a person.
  const isForWhom = which === 'assigned' && asksForWhom(said, locale);
  const isAboutPeople = which === 'person' || (which === 'assigned' && !isForWhom);
  return {
    person: isAboutPeople ? 'subject' : null,
    item:
      which === 'history' ||
      which === 'open' ||
      which === 'late' ||
      which === 'remediation' ||
      isForWhom ||
      which === 'exceptions',
    // A day that something is due on is no item.
    date: which === 'history' || which === 'open' || which === 'late',
    note: false,
    reason: false,
  };
}

/** Up to two readings of what is none for certain, the likeliest first. */
function readings(likely: ReadonlyMap<string, number>): readonly ('question' | CommandName)[] {
  const found = likeliest(likely).flatMap(({ kind, sure }): readonly ('question' | CommandName)[] => {
    if (sure < leastLikely) return [];
    const [is, which] = kind.split('/');
    if (is === 'question') return ['question'];
    if (is === 'engagement') return ['status'];
    if (is === 'act') return ['checklist'];
    const command = commandNames.find((name) => name === which);
    return is === 'command' && command !== undefined ? [command] : [];
  });
  return [...new Set(found)].slice(0, 2);
}

const leastLikely = 0.08;
