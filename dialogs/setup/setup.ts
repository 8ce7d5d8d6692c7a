import { refusalSentence, t } from '../../cards/kit/i18n.js';
import { answersIn, type VerbData } from '../../cards/kit/verbs.js';
import { setupCard } from '../../cards/setup/setup.js';
import { whichPlaybookCard } from '../../cards/setup/which-playbook.js';
import type { Refusal } from '../../data/domain/decision.js';
import type { Details, Engagement } from '../../data/domain/engagement.js';
import { maxCalled } from '../../data/domain/people/people.js';
import { acceptAsSpecialist, declineAsSpecialist } from '../../data/domain/people/specialist.js';
import { withoutAliases } from '../../data/domain/playbook/carried.js';
import { hasPhase, signedByBoth } from '../../data/domain/playbook/phases.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import { may } from '../../data/domain/rights.js';
import { answersWith } from '../../data/domain/setup/conditions.js';
import { type People, saveSetup, takeOverSetup } from '../../data/domain/setup/setup.js';
import { postEngagement } from '../engagement/engagement.js';
import { changePrivileged } from '../people/group-roles.js';
import { personIn } from '../people/roster.js';
import { engagementAs } from '../turn/engagement-card.js';
import { changeHere, engagementHere, engagementMeant, isRefused, logged } from '../turn/engagements.js';
import { ownCard, pressedMessage } from '../turn/lost-message.js';
import { notFound, noticeOf, refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';

/** Why a person may not begin here, as it is answered; null where they may. */
async function notHere(turn: Turn): Promise<Reply | null> {
  if (turn.place === 'personal') return refused(turn, { code: 'only-in-channel' });
  // A guest is of this directory; a person of another takes part once the engagement lists it.
  if (turn.home !== undefined && turn.tenant !== turn.home) {
    const here = await engagementHere(turn);
    if (isRefused(here)) return notFound(turn);
    return await postEngagement(turn, '');
  }
  return (await turn.isVisitor()) ? refused(turn, { code: 'visitor' }) : null;
}

/**
 * `@Baton start`: one form for the starter; a second start of the same channel finds the first. Where there are several
 * playbooks, which one it is comes before.
 */
export const startCommand: Phrase = async (turn) => {
  const not = await notHere(turn);
  if (not !== null) return not;
  const [usual, ...others] = turn.library.playbooks;
  if (usual === undefined) throw new Error('There is no playbook to begin with.');
  if (others.length === 0 || (await isBegun(turn))) return await begin(turn, usual);
  return { card: whichPlaybookCard(turn.library.playbooks, turn.locale), onlyRead: true };
};

/** The playbook that was chosen. The question's message becomes the form, and with it the engagement's card. */
export const beginWith: Press<'setup.begin'> = async (turn, { playbook: id }) => {
  const not = await notHere(turn);
  if (not !== null) return not;
  const chosen = turn.library.playbooks.find((one) => one.id === id);
  return chosen === undefined ? notFound(turn) : await begin(turn, chosen);
};

/** Whether an engagement of this channel is under way: it has its playbook already. */
async function isBegun({ store, conversation }: Turn): Promise<boolean> {
  const here = await store.engagements.inChannel(conversation);
  return here !== null && here.state !== 'completed' && here.state !== 'cancelled';
}

/** Begins with a playbook; an engagement that is under way keeps its own. */
async function begin(turn: Turn, playbook: Playbook): Promise<Reply> {
  const { engagement, created } = await turn.store.engagements.start({
    type: 'SetupStarted',
    playbook: withoutAliases(playbook),
    engagement: turn.newId(),
    channel: turn.conversation,
    ...(turn.home === undefined ? {} : { tenant: turn.home }),
    at: turn.now,
    by: turn.person,
  });
  if (engagement.state !== 'setting-up') return await postEngagement(turn, '');
  if (created) {
    turn.log('setup started', { engagement: engagement.id });
    turn.changed(engagement.id, engagement.version);
  }
  const outcome = await turn.store.engagements.change(engagement.id, (e) => takeOverSetup(e, turn.person, turn.now));
  if (outcome === null) return notFound(turn);
  logged(turn, outcome);
  if (outcome.refusal !== null) return refused(turn, outcome.refusal);
  return { card: setupCard(outcome.engagement, { members: await turn.members(), locale: turn.locale }) };
}

/** The engagement's card with why the form is not this person's. */
function notTheirs(turn: Turn, engagement: Engagement, denied: Refusal): Reply {
  turn.log('refused', { code: denied.code, engagement: engagement.id });
  return { card: engagementAs(turn, engagement, { notice: refusalSentence(denied, turn.locale) }) };
}

/** The form again, filled with what is known, for those who may correct it. */
export const showSetup: Press<'setup.show'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'correct-details', turn.person.id);
  if (denied !== null) return notTheirs(turn, found, denied);
  return { card: setupCard(found, { members: await turn.members(), locale: turn.locale }) };
};

function detailsOf(data: VerbData<'setup.save'>, engagement: Engagement): Details {
  const { details: known, playbook } = engagement;
  const chosen = data.workloads.filter((workload) => playbook.services.some(({ id }) => id === workload));
  return {
    customer: data.customer,
    workloads: chosen.length === 0 ? null : chosen,
    onboardingStart: data.onboardingStart === undefined || data.onboardingStart === '' ? null : data.onboardingStart,
    ...datesOf(playbook.terms === undefined ? (known ?? {}) : data),
    locale: data.locale,
    conditions: answersWith(engagement, answersIn(playbook, data)),
    ...(data.ticking === 'open' ? { ticking: 'open' } : {}),
    ...jointOf(data, known, playbook),
    ...deliveryOf(data, known, playbook),
    ...(data.tenants.length === 0 ? {} : { tenants: data.tenants }),
  };
}

/** As the documents have it is not written down. */
function jointOf({ joint }: VerbData<'setup.save'>, known: Details | null, playbook: Playbook): Pick<Details, 'joint'> {
  const usual = signedByBoth(playbook);
  const said = joint?.filter((phase) => hasPhase(playbook, phase)) ?? known?.joint ?? usual;
  return said.join() === usual.join() ? {} : { joint: said };
}

/** That the provider itself delivers is not written down, and neither is a name where no one else does. */
function deliveryOf(
  { deliveredBy, deliverer }: VerbData<'setup.save'>,
  known: Details | null,
  { deliveredBy: choice = [] }: Playbook,
): Pick<Details, 'deliveredBy' | 'deliverer'> {
  const party = deliveredBy ?? known?.deliveredBy;
  const name = deliverer ?? known?.deliverer ?? '';
  if (party === undefined || choice.indexOf(party) < 1) return {};
  return { deliveredBy: party, ...(name === '' ? {} : { deliverer: name }) };
}

/** Dates that the form left empty are not known. */
const datesOf = ({ purchase, firstContact }: Pick<VerbData<'setup.save'>, 'purchase' | 'firstContact'>) => ({
  ...(purchase === undefined || purchase === '' ? {} : { purchase }),
  ...(firstContact === undefined || firstContact === '' ? {} : { firstContact }),
});

/** People by the ids the form sent, or by what was typed instead. The starter manages until another person is named. */
async function peopleOf(
  turn: Turn,
  data: VerbData<'setup.save'>,
  engagement: Engagement,
): Promise<People | { readonly refusal: Refusal }> {
  const one = (field: string | undefined) => personIn(turn, engagement, field);
  const named = await Promise.all([data.projectManager, data.specialist, data.lead, ...teamIn(data.team)].map(one));
  const refused = named.find((one) => 'refusal' in one);
  if (refused !== undefined) return refused;
  const [manager = null, specialist = null, lead = null, ...team] = named.map((one) =>
    'person' in one ? one.person : null,
  );
  return {
    projectManager: manager ?? (specialist?.id === turn.person.id ? null : turn.person),
    specialist,
    lead,
    team: team.filter((person) => person !== null),
    coming: comingIn(data.coming ?? '').map((called) => ({ id: turn.newId(), called })),
  };
}

/** Ids as a list of choices sends them, with commas between them; what is typed has a line each, and commas within names. */
const teamIn = (field = ''): readonly string[] => {
  const ids = field.split(',').map((one) => one.trim());
  const isTyped = /[\n;]/u.test(field) || ids.some((one) => /\s/u.test(one));
  return (isTyped ? field.split(/[\n;]/u).map((one) => one.trim()) : ids).filter((one) => one !== '');
};

/** Names and addresses, a line each, each once. */
const comingIn = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/\r?\n/u)
      .map((line) => line.trim().slice(0, maxCalled))
      .filter((line) => line !== ''),
  ),
];

/** Saves the form. The form's own message becomes the engagement card, so the channel keeps one message. */
export const saveSetupForm: Press<'setup.save'> = async (turn, data) => {
  const found = await engagementMeant(turn, data.engagement);
  if (found === null) return notFound(turn);
  // Before Teams is asked who is there: the answer costs a request. The form of a set-up under way is all that there is to
  // see, and its starter may be filling it on the same message: it stays.
  const denied = may(found, 'correct-details', turn.person.id);
  if (denied !== null) {
    return found.state === 'setting-up' ? await formAgain(turn, found, data, denied) : notTheirs(turn, found, denied);
  }
  const people = await peopleOf(turn, data, found);
  if ('refusal' in people) return await formAgain(turn, found, data, people.refusal);
  const details = detailsOf(data, found);
  const outcome = await turn.store.engagements.change(found.id, (e) =>
    saveSetup(e, turn.library.of(e).dataset, details, people, turn.person, turn.now, data.where),
  );
  if (outcome === null) return notFound(turn);
  const { engagement } = logged(turn, outcome);
  if (outcome.refusal !== null && engagement.state === 'setting-up') {
    return await formAgain(turn, engagement, data, outcome.refusal);
  }
  const notice = noticeOf(turn, outcome);
  const message = pressedMessage(turn, engagement.id, ownCard);
  if (message !== null) await turn.store.cards.adopt(message);
  return { card: engagementAs(turn, engagement, notice) };
};

/** The form as it was typed, with why it was not saved. */
async function formAgain(
  turn: Turn,
  engagement: Engagement,
  typed: VerbData<'setup.save'>,
  refusal: Refusal,
): Promise<Reply> {
  turn.log('refused', { code: refusal.code, engagement: engagement.id });
  const members = await turn.members();
  const notice = refusalSentence(refusal, turn.locale);
  return { card: setupCard(engagement, { members, locale: turn.locale, notice, typed }) };
}

export const accept: Press<'specialist.accept'> = async (turn, { engagement }) => {
  const outcome = await changePrivileged(turn, 'accept', engagement, (e) =>
    acceptAsSpecialist(e, turn.person, turn.now),
  );
  if (outcome === null) return notFound(turn);
  return {
    card: engagementAs(turn, outcome.engagement, noticeOf(turn, outcome)),
  };
};

export const decline: Press<'specialist.decline'> = async (turn, { engagement }) => {
  const outcome = await changeHere(turn, engagement, (e) => declineAsSpecialist(e, turn.person, turn.now));
  if (outcome === null) return notFound(turn);
  const said = outcome.refusal === null ? { notice: t(turn.locale, 'specialist.declined') } : noticeOf(turn, outcome);
  return {
    card: engagementAs(turn, outcome.engagement, said),
  };
};
