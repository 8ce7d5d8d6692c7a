import { t } from '../../cards/kit/i18n.js';
import { copyForm, copyPreviewCard } from '../../cards/template/copy-settings.js';
import type { Decision } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { may } from '../../data/domain/rights.js';
import {
  type CopiedPart,
  copiedDetails,
  copiedParts,
  copiedPeople,
  copySettings,
  isSource,
} from '../../data/domain/setup/copied-settings.js';
import { atField } from '../forms/forms.js';
import { whereRosterIsRead } from '../people/roster.js';
import { engagementAs } from '../turn/engagement-card.js';
import { changeHere, engagementMeant, languageOf, ownEngagements } from '../turn/engagements.js';
import { notFound, noticeOf, refused } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';

const partsIn = (typed: string): readonly CopiedPart[] => copiedParts.filter((part) => typed.split(',').includes(part));

/** Engagements of the same directory and playbook in which the presser takes part too. */
const sourcesFor = async (turn: Turn, engagement: Engagement): Promise<readonly Engagement[]> =>
  (await ownEngagements(turn)).filter((other) => isSource(engagement, other, turn.person.id));

/** Both engagements, where this person may take something over; else the answer. */
async function both(
  turn: Turn,
  id: string,
  from: string,
): Promise<{ readonly found: Engagement; readonly other: Engagement | undefined } | Reply> {
  const found = await engagementMeant(turn, id);
  if (found === null) return notFound(turn);
  const denied = may(found, 'correct-details', turn.person.id);
  if (denied !== null) return refused(turn, denied);
  return { found, other: (await sourcesFor(turn, found)).find((one) => one.id === from) };
}

export const showCopyForm: Press<'copy.form'> = async (turn, { engagement }) => {
  const meant = await both(turn, engagement, '');
  if (!('found' in meant)) return meant;
  const { found } = meant;
  return { card: copyForm(found, await sourcesFor(turn, found), { locale: languageOf(found, turn) }) };
};

/** Who is in the channel; nobody, where Teams does not say. */
async function peopleHere(turn: Turn, parts: readonly CopiedPart[]): Promise<ReadonlySet<string>> {
  const members = parts.includes('people') ? await whereRosterIsRead(turn, () => turn.members()) : null;
  return new Set((members ?? []).map(({ id }) => id));
}

const decide = (
  turn: Turn,
  engagement: Engagement,
  other: Engagement,
  parts: readonly CopiedPart[],
  here: ReadonlySet<string>,
): Decision =>
  copySettings(engagement, other, parts, { dataset: turn.library.of(engagement).dataset, here }, turn.person, turn.now);

/** What would change; writes nothing. */
export const previewCopy: Press<'copy.preview'> = async (turn, { engagement, from = '', parts: typed = '' }) => {
  const meant = await both(turn, engagement, from);
  if (!('found' in meant)) return meant;
  const { found, other } = meant;
  const locale = languageOf(found, turn);
  if (other === undefined) return { card: copyForm(found, await sourcesFor(turn, found), { locale }) };
  const parts = partsIn(typed);
  const here = await peopleHere(turn, parts);
  const decision = decide(turn, found, other, parts, here);
  const details = copiedDetails(found, other, parts);
  if ('refusal' in decision || details === null) {
    const refusal = 'refusal' in decision ? decision.refusal : { code: 'changed-meanwhile' };
    turn.log('refused', { code: refusal.code, engagement });
    return { card: atField(copyForm(found, await sourcesFor(turn, found), { locale }), refusal, turn) };
  }
  const people = parts.includes('people') ? copiedPeople(found, other, here) : [];
  return { card: copyPreviewCard(found, other, { locale, parts, details, people, events: decision.events }) };
};

/** Does what the preview showed; where the engagement changed since, it is looked at again. */
export const saveCopy: Press<'copy.save'> = async (turn, { engagement, from, parts: typed = '', seen }) => {
  const meant = await both(turn, engagement, from);
  if (!('found' in meant)) return meant;
  const { found, other } = meant;
  if (other === undefined) return { card: copyForm(found, [], { locale: languageOf(found, turn) }) };
  const parts = partsIn(typed);
  const here = await peopleHere(turn, parts);
  if (found.version !== seen) return await previewCopy(turn, { engagement, from, parts: typed });
  const outcome = await changeHere(turn, engagement, (e) =>
    e.version === seen ? decide(turn, e, other, parts, here) : { refusal: { code: 'changed-meanwhile' } },
  );
  if (outcome === null) return notFound(turn);
  const notice = noticeOf(turn, outcome).notice ?? t(turn.locale, 'copy.saved');
  return { card: engagementAs(turn, outcome.engagement, { notice }) };
};
