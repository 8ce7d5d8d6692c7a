import type { ItemReader } from '../../cards/fact/item-fact.js';
import { type Key, refusalSentence, t } from '../../cards/kit/i18n.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { sideOf } from '../../data/domain/roster.js';
import { fold } from '../../data/search/text/text.js';
import { engagementsAround } from '../turn/engagements.js';
import type { Turn } from '../turn/turn.js';

/** Where nothing runs: each place has its own cure. */
const nowhere: Readonly<Record<Turn['place'], Key>> = {
  personal: 'fact.none-personal',
  group: 'fact.none-group',
  channel: 'refusal.not-started',
};

/**
 * The engagements that words about "the engagement" mean here: the channel's own; in a personal chat those of the speaker,
 * what is over only where nothing else is left; of several those whose customer the words name. Else the sentence that says how to get one, in the speaker's language.
 */
export async function engagementsMeant(
  turn: Turn,
  text = '',
): Promise<readonly [Engagement, ...Engagement[]] | { readonly sentence: string }> {
  const { place, locale } = turn;
  const here = await engagementsAround(turn);
  const begun = here.filter(({ state }) => state !== 'setting-up');
  const going = begun.filter(({ state }) => state === 'active' || state === 'paused');
  const meant = going.length > 0 ? going : begun;
  const [first, ...more] = ofNamed(meant, text);
  if (first !== undefined) return [first, ...more];
  const [starting] = here;
  if (starting === undefined) return { sentence: t(locale, nowhere[place]) };
  return { sentence: refusalSentence({ code: 'not-set-up', names: { name: starting.starter.name } }, locale) };
}

/** Of several engagements those whose customer the words name; all where they name none. */
export function ofNamed(engagements: readonly Engagement[], text: string): readonly Engagement[] {
  const named = engagements.filter((one) => isNamed(one, text));
  return named.length > 0 ? named : engagements;
}

/** Whether words name an engagement's customer, in whatever case and with the endings that languages give a name. */
function isNamed({ details }: Engagement, text: string): boolean {
  const customer = fold(details?.customer ?? '').trim();
  if (customer === '') return false;
  const escaped = customer.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?:s|\\p{Script=Hangul}{1,3})?(?![\\p{L}\\p{N}])`, 'u').test(
    fold(text),
  );
}

/** How the speaker reads about one of these engagements. */
export function readerOf({ locale, place, now, person }: Turn, engagement: Engagement): ItemReader {
  const side = sideOf(engagement, person.id);
  const customer = engagement.details?.customer;
  return {
    locale,
    place,
    now,
    ...(customer === undefined ? {} : { customer }),
    ...(side === null ? {} : { side }),
  };
}
