import type { Asked, FollowUp, ListQuestion, Whose } from '../../domain/answer/asked.js';
import type { PartyId, PhaseId, Playbook, ServiceId } from '../../domain/playbook/playbook.js';
import { type Locale, locales } from '../../domain/responsibility.js';
import { languages, perLanguage } from '../../language/languages.js';
import type { AskingWords, WordRole } from '../../language/words/asking-words.js';
import { fold, words } from '../text/text.js';
import { languageOfQuestion } from './language.js';
import { besideCalls, isInLanguages, partyCalls, phaseCalls, serviceCalls } from './playbook-words.js';

/** A question for a list or a source has at most so many characters. */
const longest = 120;

/**
 * Which list a text asks for, and what it asks about the answer before. The principle is elimination: every word must
 * be one that asks, names a party, or names a phase. One word about anything else (a port, a device, a meeting) makes
 * it an ordinary question, so "what do we have to do about firewall ports?" is never answered with a list.
 */
export function parseIntent(text: string, sender?: Locale, playbook?: Playbook): Asked {
  if (text.length > longest) return { list: null, followUp: null };
  const said = words(text);
  const known = vocabulariesFor(playbook);
  const meanings = new Map(
    locales.flatMap((locale) => listed(locale, meaningsOf(unitsOf(said, locale), locale, known[locale]))),
  );
  // Hardly any text is known words from end to end in some language, and only then does it matter which is tried first.
  if (meanings.size === 0) return { list: null, followUp: null };
  const first = languageOfQuestion(text, sender);
  for (const locale of [first, ...locales.filter((other) => other !== first)]) {
    const meant = meanings.get(locale);
    if (meant === undefined) continue;
    const has: Has = (...any) => meant.some((one) => isAny(one, ...any));
    const list = listIn(meant, has, locale);
    const followUp = followUpIn(meant, has, list, locale);
    if (list !== null || followUp !== null) return { list, followUp };
  }
  return { list: null, followUp: null };
}

const listed = (locale: Locale, meant: readonly Meaning[] | null): [Locale, readonly Meaning[]][] =>
  meant === null || meant.length === 0 ? [] : [[locale, meant]];

/** A text as units to be covered: words, or syllables where spaces say little. */
interface Units {
  readonly units: readonly string[];
  /** Where a word begins: what only follows a stem may not stand there, and a stem of one syllable nowhere else. */
  readonly begins: ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();

function unitsOf(said: readonly string[], locale: Locale): Units {
  if (!languages[locale].isAgglutinative) return { units: said, begins: none };
  const units: string[] = [];
  const begins = new Set<number>();
  for (const word of said) {
    begins.add(units.length);
    units.push(...word);
  }
  return { units, begins };
}

/** What a piece of a text may mean: a word can have several roles ("so" begins a sentence, or refers back). */
interface Meaning {
  readonly roles: ReadonlySet<WordRole>;
  readonly phase?: PhaseId;
  /** The party of the playbook that it names. */
  readonly party?: PartyId;
  /** The service of the playbook that it names. */
  readonly service?: ServiceId;
}

interface Piece extends Meaning {
  readonly units: readonly string[];
}

/** The words of each language by their first unit, longest first. */
type Vocabulary = ReadonlyMap<string, readonly Piece[]>;

const vocabularies = perLanguage(languages, ({ asking, isAgglutinative }) => vocabularyOf(asking, isAgglutinative));

const byPlaybook = new WeakMap<Playbook, Readonly<Record<Locale, Vocabulary>>>();

/** The words of each language with what a playbook calls its services; of one that is in none of them all of its names. */
function vocabulariesFor(playbook: Playbook | undefined): Readonly<Record<Locale, Vocabulary>> {
  if (playbook === undefined) return vocabularies;
  const found = byPlaybook.get(playbook);
  if (found !== undefined) return found;
  const own = perLanguage(languages, ({ asking, isAgglutinative }) =>
    isInLanguages(playbook)
      ? vocabularyOf(asking, isAgglutinative, { services: serviceCalls(playbook), beside: besideCalls(playbook) })
      : vocabularyOf({ roles: rolesOfAny(asking), phases: {} }, isAgglutinative, {
          services: serviceCalls(playbook),
          playbook,
        }),
  );
  byPlaybook.set(playbook, own);
  return own;
}

/** Words that mean a party or a service of one playbook. */
const ofOnePlaybook: ReadonlySet<string> = new Set(['provider', 'itAdmin', 'supportProvider', 'managedDesktop']);

const rolesOfAny = ({ roles }: AskingWords): AskingWords['roles'] =>
  Object.fromEntries(Object.entries(roles).filter(([role]) => !ofOnePlaybook.has(role)));

interface OwnNames {
  readonly services: readonly [ServiceId, readonly string[]][];
  readonly beside?: readonly [PhaseId, readonly string[]][];
  /** Whose parties and phases are called as it calls them. */
  readonly playbook?: Playbook;
}

type Named = Pick<Meaning, 'phase' | 'party' | 'service'>;

function vocabularyOf(
  { roles, phases }: AskingWords,
  bySyllable: boolean,
  own: OwnNames = { services: [] },
): Vocabulary {
  const { services, beside = [], playbook } = own;
  const known = new Map<string, Named & { readonly units: readonly string[]; readonly roles: Set<WordRole> }>();
  const add = (ways: readonly string[], role: WordRole, named: Named = {}) => {
    for (const way of ways) {
      const units = bySyllable ? [...fold(way).replace(/\s+/gu, '')] : [...words(way)];
      const piece = known.get(units.join(' ')) ?? { units, roles: new Set<WordRole>() };
      piece.roles.add(role);
      if (units.length > 0) known.set(units.join(' '), { ...piece, ...named });
    }
  };
  for (const [role, list] of Object.entries(roles) as [WordRole, string][]) add(list.split(','), role);
  for (const [phase, list] of Object.entries(phases)) add(list.split(','), 'phase', { phase });
  for (const [phase, calls] of beside) add(calls, 'phase', { phase });
  for (const [service, calls] of services) add(calls, 'service', { service });
  if (playbook !== undefined) {
    // A document of one side alone gives no party to the other's.
    const customer = playbook.parties.find(({ side }) => side === 'customer')?.id;
    if (customer !== undefined) add((roles.customer ?? '').split(','), 'customer', { party: customer });
    for (const [party, calls] of partyCalls(playbook)) {
      add(calls, party === customer ? 'customer' : 'provider', { party });
    }
    for (const [phase, calls] of phaseCalls(playbook)) add(calls, 'phase', { phase });
  }
  const pieces = new Map<string, Piece[]>();
  for (const piece of known.values()) {
    const begin = piece.units[0] ?? '';
    pieces.set(begin, [...(pieces.get(begin) ?? []), piece]);
  }
  for (const list of pieces.values()) list.sort((a, b) => b.units.length - a.units.length);
  return pieces;
}

/** The text as known words from end to end, the longest first where several fit; null when something else is in it. */
function meaningsOf({ units, begins }: Units, locale: Locale, vocabulary: Vocabulary): readonly Meaning[] | null {
  const dead = new Set<number>();
  const from = (at: number): readonly Meaning[] | null => {
    if (at === units.length) return [];
    if (dead.has(at)) return null;
    for (const piece of vocabulary.get(units[at] ?? '') ?? []) {
      if (!piece.units.every((unit, k) => units[at + k] === unit)) continue;
      const here = languages[locale].isAgglutinative ? inPlace(piece, begins.has(at)) : piece;
      const rest = here === null ? null : from(at + piece.units.length);
      if (here !== null && rest !== null) return [here, ...rest];
    }
    dead.add(at);
    return null;
  };
  return from(0);
}

/** What a piece of syllables means where it stands; null when it cannot stand there. */
function inPlace({ units, roles, phase, party, service }: Piece, begins: boolean): Meaning | null {
  const left = [...roles].filter((role) => (role === 'tail' ? !begins : begins || units.length > 1));
  return left.length === 0
    ? null
    : {
        roles: new Set(left),
        ...(phase === undefined ? {} : { phase }),
        ...(party === undefined ? {} : { party }),
        ...(service === undefined ? {} : { service }),
      };
}

const parties: Readonly<Partial<Record<WordRole, Whose>>> = {
  us: 'us',
  our: 'us',
  them: 'them',
  me: 'me',
  mine: 'me',
  ours: 'us',
  customer: 'customer',
  provider: 'microsoft',
  itAdmin: 'it-admin',
  supportProvider: 'support-provider',
  managedDesktop: 'managed-desktop',
  everybody: 'everybody',
};

/** A service that has parties of its own is called as they are. */
const serviceOf = ({ roles, service }: Meaning): ServiceId | undefined =>
  service ?? (roles.has('managedDesktop') ? 'managed-desktop' : undefined);

const isAny = ({ roles }: Meaning, ...any: WordRole[]): boolean => any.some((role) => roles.has(role));

const partyOf = ({ roles, party }: Meaning): Whose | undefined => {
  if (party !== undefined) return party;
  for (const role of roles) if (parties[role] !== undefined) return parties[role];
  return undefined;
};

/** The party that is asked about: the one that something is expected *of*, else the one named first. */
function whoseIn(said: readonly Meaning[], locale: Locale): Whose | null {
  if (said.some((one) => isAny(one, 'fromUs'))) return 'us';
  const named: Whose[] = [];
  let joined = false;
  for (const [at, one] of said.entries()) {
    const whose = partyOf(one);
    if (whose !== undefined && !named.includes(whose)) named.push(whose);
    // Where verbs come last, what the first party does stands between the two.
    const joins = isAny(one, 'and') || (languages[locale].isAgglutinative && isAny(one, 'deed', 'task'));
    if (joins && at > 0 && named.length === 1) joined = true;
  }
  // A product beside a party is where the party acts, not another party.
  const people = named.length > 1 ? named.filter((whose) => whose !== 'managed-desktop') : named;
  if (people.includes('me')) return 'me';
  if (people.includes('everybody') && people.length > 2) return 'everybody';
  return joined && people.length > 1 ? 'everybody' : (people[0] ?? null);
}

const phasesIn = (said: readonly Meaning[]): readonly PhaseId[] => [
  ...new Set(said.flatMap(({ phase }) => phase ?? [])),
];

/** A verb like "enable" names the phase only where it stands as a name: after "in", before "phase", alone. */
function namesPhases(said: readonly Meaning[]): boolean {
  return said.every((one, at) => {
    const [before, after] = [said[at - 1], said[at + 1]];
    return (
      one.phase === undefined ||
      before === undefined ||
      isAny(before, 'in', 'phaseWord', 'and', 'about', 'phase', 'our') ||
      (after !== undefined && isAny(after, 'phaseWord', 'tail', 'in'))
    );
  });
}

type Has = (...any: WordRole[]) => boolean;

function listIn(said: readonly Meaning[], has: Has, locale: Locale): ListQuestion | null {
  const about = aboutOf(has);
  const phases = phasesIn(said);
  if (about === null || phases.length > 1 || !namesPhases(said)) return null;
  const workload = said.flatMap((one) => serviceOf(one) ?? [])[0] ?? null;
  const whose = whoseIn(said, locale);
  // "What is open?" is about everybody; "what is to be done?" needs a party or a phase to be about the onboarding at all.
  if (whose === null && about === 'duties' && !has('phase', 'phaseWord', 'task', 'show')) return null;
  return { about, whose: whose ?? 'everybody', phase: phases[0] ?? null, workload, locale };
}

function aboutOf(has: Has): ListQuestion['about'] | null {
  const side = has('us', 'our', 'ours', 'them', 'me', 'mine', 'fromUs', 'customer', 'provider', 'everybody');
  const party = side || has('itAdmin', 'supportProvider', 'managedDesktop');
  const asks = has('what', 'show');
  if (has('stops') && (asks || side || has('gate', 'why'))) return 'blockers';
  if (has('gate') && has('left', 'need', 'not', 'still')) return 'blockers';
  if (has('why')) return null;
  if (has('left') && (asks || party || has('task'))) return 'open';
  if (has('still') && has('deed', 'need', 'task') && (asks || party)) return 'open';
  if (has('ours', 'mine') && (asks || has('task'))) return 'duties';
  if (asks && has('deed', 'task', 'need') && (party || has('phase', 'phaseWord', 'task'))) return 'duties';
  // "Is it our job or Microsoft's?" asks about one matter.
  if (has('task') && party && !(has('us', 'our') && has('provider', 'customer'))) return 'duties';
  return has('everybody') && has('phase', 'phaseWord', 'deed') ? 'duties' : null;
}

/** What a follow-up is made of; anything that asks for more is a question of its own. */
const light = ['and', 'about', 'small', 'in', 'phaseWord', 'tail', 'our'] as const;
const whyLight = [...light, 'why', 'whyLight'] as const;

function followUpIn(said: readonly Meaning[], has: Has, list: ListQuestion | null, locale: Locale): FollowUp | null {
  if (has('why') && list === null) {
    const short = said.every((one) => isAny(one, ...whyLight));
    return short ? { asks: 'why', whose: null, phase: null, locale } : null;
  }
  const phases = phasesIn(said);
  const phase = phases[0] ?? null;
  const whose = whoseIn(said, locale);
  if (list !== null) {
    const [first] = said;
    const goesOn = first !== undefined && isAny(first, 'and', 'about') && list.about === 'duties';
    return goesOn && whose !== null && whose !== 'everybody' ? { asks: 'part', whose, phase, locale } : null;
  }
  if ((phase === null && whose === null) || phases.length > 1 || !namesPhases(said)) return null;
  const short = said.every((one) => isAny(one, ...light) || one.phase !== undefined || partyOf(one) !== undefined);
  return short ? { asks: 'part', whose, phase, locale } : null;
}
