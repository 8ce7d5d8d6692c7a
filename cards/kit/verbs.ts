import { z } from 'zod';
import { rightSides, verdicts } from '../../data/domain/answer/feedback.js';
import { commandNames } from '../../data/domain/answer/message.js';
import { itemActs } from '../../data/domain/checklist/item-act.js';
import { outcomes } from '../../data/domain/checkpoint.js';
import { type ConditionAnswer, conditionAnswers } from '../../data/domain/engagement.js';
import { roles } from '../../data/domain/member.js';
import type { ConditionId, Playbook } from '../../data/domain/playbook/playbook.js';
import {
  lineOfWord,
  sideOfWord,
  sideWords,
  storedData,
  storedProvider,
} from '../../data/domain/playbook/stored-sides.js';
import { locales } from '../../data/domain/responsibility.js';

const engagement = z.string().regex(/^[a-z0-9-]{8,40}$/);
const item = z.string().regex(/^[a-z0-9-]{1,40}$/);
const seen = z.coerce.number().int().min(0);
const page = z.coerce.number().int().min(1).max(500);
/** Of a playbook's thing: which there are, the engagement's playbook says. */
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const phase = id;
const date = z.union([z.iso.date(), z.literal('')]).optional();
const person = z.string().max(200).optional();
const people = z.string().max(8000).optional();
const typed = (longest: number) => z.string().max(longest).optional();
/** Typed into a form; the rules say what is too long, so that nothing typed is lost. */
const anyLength = typed(8000);
/** What a preview leads back to: the question in the log, or the statement whose card was pressed. */
const asked = { question: item.optional(), responsibility: z.string().min(1).max(300).optional() };
/** Outcomes that hold, as a multi-select ChoiceSet sends them; what is none falls away. */
const held = z
  .string()
  .max(200)
  .optional()
  .transform((text) => outcomes.filter((one) => (text ?? '').split(',').includes(one)));
const stated = z.enum(['true', 'false', '']).optional();
const inquiry = item;
const meeting = item;
const decision = z.coerce.number().int().min(0).max(99);
/** Directory ids, as people paste them: separated by anything. */
const tenants = z
  .string()
  .max(1000)
  .optional()
  .transform((text) =>
    (text ?? '')
      .toLowerCase()
      .split(/[\s,;]+/u)
      .filter((id) => id !== ''),
  )
  .pipe(z.array(z.guid()).max(20));
/** A role of a member or of an expected person. */
const roleSlot = z.string().max(300).optional();

/** A line of what the documents say differently now. */
const proposed = { line: z.string().min(1).max(400).transform(lineOfWord), dataset: z.string().min(1).max(80), seen };

/** Who asks, by an id of the playbook's routing; one that it lacks changes nothing. */
const asker = z.string().min(1).max(80);

/** Which answer a button below it belongs to: see `answer-reference.ts`. */
const reference = {
  question: engagement.exactOptional(),
  responsibility: z.string().min(1).max(300).exactOptional(),
  asker: asker.exactOptional(),
  quoted: z.literal(true).exactOptional(),
  candidates: z.array(z.string().min(1).max(300)).min(1).max(3).readonly().exactOptional(),
};

/** What words asked to have done to an item, with what it needs; in which language it was asked. */
const acted = {
  engagement,
  item,
  act: z.enum(itemActs),
  /** A person's id, or `role:…`. */
  to: z.string().min(1).max(200).exactOptional(),
  due: z.iso.date().exactOptional(),
  words: z.string().max(1000).exactOptional(),
  locale: z.enum(locales).exactOptional(),
};

/** Which list of an engagement: enough to draw it again, as it is then. */
const choice = {
  about: z.enum(['duties', 'open', 'blockers']),
  side: z.enum([...sideWords, 'both']).transform(sideOfWord),
  phase: id,
  workload: id.exactOptional(),
  locale: z.enum(locales),
  page,
  /** The rows that stand apart from what was asked for, instead of it. */
  fold: z.enum(['others', 'done', 'standing']).exactOptional(),
  mine: z.literal(true).exactOptional(),
  /** The question in the log that the list answers. */
  question: engagement.exactOptional(),
};

/** Which list of the documents. */
const duties = {
  whose: id,
  phase: id.exactOptional(),
  workload: id.exactOptional(),
  locale: z.enum(locales),
  page,
  fold: z.enum(['others', 'standing']).exactOptional(),
  question: engagement.exactOptional(),
};

/**
 * Every button's contract, once: its name and the data that travels. Only ids, the version that was seen and what was
 * typed into the form travel; state and rights come from the store and the verified sender.
 */
export const verbs = {
  /** Answer about one statement of the dataset, from "nearest" or "further" buttons. */
  'ask.about': z.object({ responsibility: z.string().min(1).max(300) }),
  /** One of the example questions of the greeting. */
  'ask.example': z.object({ example: z.coerce.number().int().min(1).max(4) }),
  /** Who asks where to turn; the answer comes in place of the question. */
  'routing.asker': z.object({ ...reference, asker }),
  /** Tick the checklist's row from the answer; the answer is drawn again. */
  'joined.tick': z.object({ ...reference, engagement, item, seen }),
  /** `sure`: after being told that another person ticked it. */
  'joined.untick': z.object({ ...reference, engagement, item, seen, sure: z.boolean().exactOptional() }),
  /** How good an answer was; pressed again, the last word counts. */
  'feedback.give': z.object({ ...reference, question: engagement, verdict: z.enum(verdicts) }),
  /** Which side is right, after the answer's was said to be wrong. */
  'feedback.side': z.object({
    ...reference,
    question: engagement,
    side: z.enum([...rightSides, storedProvider]).transform(sideOfWord),
  }),
  'help.show': z.object({}),
  /** What was typed and not understood, asked as a question after all. */
  'reading.ask': z.object({ question: engagement }),
  /** The same, taken for a command. */
  'reading.command': z.object({ command: z.enum(commandNames) }),
  'status.show': z.object({ page: page.exactOptional() }),
  'reminders.stop': z.object({}),
  'reminders.start': z.object({}),
  'mine.show': z.object({ page: page.exactOptional() }),
  /** Questions that were not answered well, for owners of the documents. */
  'questions.show': z.object({ page: page.exactOptional() }),
  /** A question of the log means this statement. */
  'questions.means': z.object({ question: engagement, responsibility: z.string().min(1).max(300) }),
  'questions.others': z.object({ question: engagement }),
  'questions.outside': z.object({ question: engagement }),
  /** Takes back what was said of a question. */
  'questions.undo': z.object({ question: engagement }),

  /** The answers to conditions are beside the fields, by the ids of the playbook's conditions: see `answersIn`. */
  'setup.save': z.looseObject({
    engagement,
    customer: z.string().trim().min(1).max(120),
    /** Comma-separated, as a multi-select ChoiceSet sends it; "later" = not decided. A playbook has at most 60, of 40 letters. */
    workloads: z
      .string()
      .max(2500)
      .optional()
      .transform((text) => (text ?? '').split(',').filter((w) => w !== ''))
      .pipe(z.array(id)),
    onboardingStart: date,
    purchase: date,
    firstContact: date,
    /** Who delivers for the provider, and what they are called; only where the playbook leaves a choice. */
    deliveredBy: id.optional(),
    deliverer: z.string().trim().max(120).optional(),
    /** Where the engagement is when it begins with Baton. */
    where: phase.optional(),
    locale: z.enum(locales),
    projectManager: person,
    specialist: person,
    lead: person,
    /** Further people on the customer's side, comma-separated ids. */
    team: people,
    /** Of the customer's people: who is not here yet, a line each. */
    coming: anyLength,
    ticking: z.enum(['strict', 'open', '']).optional(),
    /** Comma-separated; absent in the form of an earlier release. */
    joint: z
      .string()
      .max(100)
      .optional()
      .transform((text) => text?.split(',').filter((one) => one !== ''))
      .pipe(z.array(phase).optional()),
    tenants,
  }),
  /** Begins an engagement, where there are several playbooks to choose from. */
  'setup.begin': z.object({ playbook: id }),
  'setup.show': z.object({ engagement }),
  'conditions.form': z.object({ engagement }),
  /** What other answers would do to the lists, before anything is saved. */
  'conditions.preview': z.looseObject({ engagement, page: page.exactOptional() }),
  /** `expected` names what the preview showed. */
  'conditions.save': z.looseObject({ engagement, expected: z.string().max(4000) }),
  'calendar.form': z.object({ engagement }),
  'calendar.save': z.object({
    engagement,
    /** Looked at behind the right: whether a zone is one takes a formatter of 27 KB to say. */
    timeZone: z.string().max(60),
    quietDays: typed(4000),
  }),
  'engagement.show': z.object({ engagement }),
  'specialist.accept': z.object({ engagement }),
  'specialist.decline': z.object({ engagement }),

  'people.show': z.object({ engagement }),
  /** A person of the channel, or the name or address of one who is not there yet. */
  'people.name': z.object({
    engagement,
    person,
    called: z.string().trim().max(120).optional(),
    role: z.enum(roles),
    part: z.enum(['none', 'lead', 'deputy']),
  }),
  'people.hand-over': z.object({ engagement, seat: roleSlot, to: person }),
  'people.remove': z.object({ engagement, seat: roleSlot }),

  /** Post the current phase's checklist into the channel. */
  /** Without a phase the current one's list; with one, a list beside it. */
  'checklist.post': z.object({ engagement, page: page.optional(), phase: phase.optional() }),
  'checklist.refresh': z.object({ engagement, phase, page }),
  'checklist.tick': z.object({ engagement, item, seen, page }),
  'checklist.untick': z.object({ engagement, item, seen, page }),
  /** Undo another person's tick, after being asked. */
  'checklist.untick-sure': z.object({ engagement, item, seen, page }),

  /** The same page to look rows up: a tap shows an item instead of ticking it. */
  'item.choose': z.object({ engagement, phase, page }),
  'item.show': z.object({ engagement, item, page }),
  'item.form': z.object({ engagement, item, page }),
  'item.save': z.object({
    engagement,
    item,
    seen,
    page,
    text: typed(2000),
    assignees: people,
    due: date,
    dueAfter: z
      .union([z.literal('').transform(() => null), z.null(), z.coerce.number().int().min(0).max(9999)])
      .optional(),
    state: z.enum(['open', 'waiting', 'not-applicable']).optional(),
    reason: typed(2000),
    note: typed(8000),
    evidence: typed(8000),
  }),
  'item.move': z.object({ engagement, item, seen, page, to: z.enum(['up', 'down']) }),
  'item.restore': z.object({ engagement, item, seen, page }),
  /** `sure`: after being asked. */
  'item.take-off': z.object({ engagement, item, seen, page, sure: z.boolean().exactOptional() }),

  /** One of several items that words may mean: what would happen to it. */
  'act.preview': z.object(acted),
  'act.do': z.object({ ...acted, seen }),
  /** Takes back the presser's own last change of an item. */
  'act.undo': z.object({ engagement, item, seen, locale: z.enum(locales).exactOptional() }),

  /** Several rows of a page at once; `rows` = ids, each with the version that was seen. */
  'items.form': z.object({ engagement, phase, page }),
  'items.save': z.object({
    engagement,
    phase,
    page,
    rows: typed(4000),
    assignees: people,
    due: date,
    done: z.enum(['true', 'false', '']).optional(),
  }),
  'items.add-form': z.object({ engagement, page }),
  /** `draft` names the form: saved again, it adds nothing. */
  'items.add': z.object({
    engagement,
    page,
    draft: item,
    text: typed(2000),
    side: z.enum(sideWords).transform(sideOfWord),
    due: date,
  }),

  /** The list that was asked for, drawn again: another page, or the engagement that was meant. */
  'list.show': z.object({ engagement, ...choice }),
  'list.tick': z.object({ engagement, item, seen, ...choice }),
  'list.untick': z.object({ engagement, item, seen, ...choice }),
  'list.untick-sure': z.object({ engagement, item, seen, ...choice }),
  /** Another page of what the documents list. */
  'list.duties': z.object(duties),
  /** How good a list was; pressed again, the last word counts. */
  'list.rate': z.object({ engagement, ...choice, question: engagement, verdict: z.enum(verdicts) }),
  'list.rate-duties': z.object({ ...duties, question: engagement, verdict: z.enum(verdicts) }),

  'standing.post': z.object({ engagement, page: page.optional() }),
  'standing.refresh': z.object({ engagement, page }),
  'standing.mark': z.object({
    engagement,
    item,
    seen,
    page,
    state: z.enum(['to-arrange', 'arranged', 'not-needed', 'continues']),
  }),

  'remediation.save': z.object({ engagement, draft: item }).catchall(z.string().max(2000).optional().catch(undefined)),
  'remediation.cancel': z.object({ engagement, draft: item }),
  /** State, for the presser's side, that there is nothing to remediate. */
  'remediation.none': z.object({ engagement }),

  /** A look at what would be sent to the specialist, before anything is. */
  'inquiry.preview': z.object(asked),
  'inquiry.send': z.object({
    ...asked,
    inquiry,
    /** Whose preview it is: in a channel others see it too. */
    asker: z.string().min(1).max(200),
    /** An engagement's id, followed by a specialist's id where it goes to them directly. */
    to: z.string().min(8).max(300),
    text: z.string().max(8000).optional(),
  }),
  'inquiry.cancel': z.object({ ...asked, asker: z.string().min(1).max(200) }),
  'inquiry.withdraw': z.object({ inquiry, seen }),
  'inquiry.show': z.object({ inquiry }),
  /** Only where it is in doubt whether the question arrived. */
  'inquiry.send-again': z.object({ inquiry }),
  'inquiry.reply-form': z.object({ inquiry }),
  'inquiry.reply': z.object({
    inquiry,
    seen,
    reply: z.string().max(8000).optional(),
    side: z
      .enum([...sideWords, 'open', ''])
      .transform(sideOfWord)
      .optional(),
    keep: z.enum(['true', 'false', '']).optional(),
  }),
  'inquiry.keep': z.object({ inquiry, seen }),
  'inquiry.withdraw-answer': z.object({ inquiry, seen }),
  'inquiry.agree': z.object({ inquiry, seen }),
  'inquiry.not-agree': z.object({ inquiry, seen }),

  'checkpoint.review': z.object({ engagement, phase, page: page.exactOptional() }),
  /** Asked once more before one half of the agreement is given. */
  'checkpoint.ask': z.object({ engagement, phase, seen, half: z.enum(['acknowledge', 'confirm']), note: anyLength }),
  /** `stated`: the statement itself, ticked; a form always sends it, so one without it was lost. */
  'checkpoint.acknowledge': z.object({ engagement, phase, seen, note: anyLength, outcomes: held, stated }),
  'checkpoint.confirm': z.object({ engagement, phase, seen, note: anyLength, outcomes: held, stated }),

  'exception.form': z.object({ engagement, page: page.exactOptional() }),
  /** `which`: an item's id and the version that was seen, as the form offers it. */
  'exception.save': z.object({
    engagement,
    which: z
      .string()
      .regex(/^$|^[a-z0-9-]{1,40} \d{1,9}$/)
      .optional(),
    owner: person,
    reason: anyLength,
    due: date,
  }),
  'exception.withdraw': z.object({ engagement, item, seen }),
  'send-back.form': z.object({ engagement, phase, page: page.exactOptional() }),
  'send-back.save': z.object({ engagement, phase, seen, reason: anyLength, items: people }),
  'phases.show': z.object({ engagement }),
  'record.show': z.object({ engagement, phase, page: page.exactOptional() }),
  'reopen.form': z.object({ engagement }),
  'reopen.save': z.object({ engagement, phase: phase.optional(), seen, reason: anyLength }),
  'reopen-engagement.form': z.object({ engagement }),
  'reopen-engagement.save': z.object({ engagement, reason: anyLength }),
  'closing.show': z.object({ engagement }),
  'closing.form': z.object({ engagement }),
  'closing.save': z.object({ engagement, well: anyLength, late: anyLength }),
  'templates.show': z.object({ engagement }),
  'template.form': z.object({ engagement }),
  'template.save': z.object({ engagement, name: anyLength, rows: typed(1000) }),
  'template.show': z.object({ engagement, template: id }),
  /** `rows`: places in the template, as the form offers them. */
  'template.use': z.object({ engagement, template: id, rows: typed(1000) }),
  'template.delete': z.object({ engagement, template: id }),
  'copy.form': z.object({ engagement }),
  'copy.preview': z.object({ engagement, from: engagement.or(z.literal('')).optional(), parts: typed(200) }),
  'copy.save': z.object({ engagement, from: engagement, parts: typed(200), seen }),
  'pause.form': z.object({ engagement }),
  'pause.save': z.object({ engagement, reason: anyLength }),
  'pause.end': z.object({ engagement }),
  'cancel.form': z.object({ engagement }),
  'cancel.save': z.object({ engagement, reason: anyLength }),

  'meetings.show': z.object({ engagement }),
  'meetings.series-form': z.object({ engagement }),
  'meetings.series-save': z.object({
    engagement,
    everyWeeks: z.enum(['1', '2']),
    weekday: z.enum(['1', '2', '3', '4', '5', '6', '7']),
    time: typed(40),
    minutes: typed(10),
    from: date,
    until: date,
  }),
  'meetings.series-end': z.object({ engagement }),
  'meetings.single-form': z.object({ engagement }),
  'meetings.single-save': z.object({ engagement, date, time: typed(40), minutes: typed(10) }),
  /** Its agenda as it is now, or its minutes. */
  'meeting.show': z.object({ engagement, meeting }),
  'meeting.form': z.object({ engagement, meeting }),
  'meeting.move': z.object({ engagement, meeting, date, time: typed(40) }),
  'meeting.cancel': z.object({ engagement, meeting }),
  'meeting.restore': z.object({ engagement, meeting }),
  'minutes.form': z.object({ engagement, meeting }),
  'minutes.save': z.object({ engagement, meeting, seen, notes: anyLength, decisions: typed(20_000) }),
  /** A decision, counted from 0, becomes a row of a list. */
  'decision.form': z.object({ engagement, meeting, decision }),
  'decision.save': z.object({
    engagement,
    meeting,
    decision,
    text: typed(2000),
    side: z.enum(sideWords).transform(sideOfWord),
    list: z.enum(['checklist', 'own']),
    due: date,
  }),

  /** A shared card again for the presser alone, in the language `to`, without it in their own. */
  'language.show': z.object({
    engagement,
    kind: z.enum(['engagement', 'checklist', 'standing', 'review', 'record', 'agenda']),
    phase: phase.exactOptional(),
    page: page.exactOptional(),
    to: z.enum(locales).exactOptional(),
  }),
  'proposal.show': z.object({ engagement }),
  /** `line` names the list, the side and the matter; `dataset` the documents that it is of. */
  'proposal.accept': z.object({ engagement, ...proposed }),
  'proposal.decline': z.object({ engagement, ...proposed }),
} as const;

export type Verb = keyof typeof verbs;
export type VerbData<V extends Verb> = z.output<(typeof verbs)[V]>;

/** What a card needs to put behind a button. `side` inputs of the remediation preview are named `side-<row>`. */
export type VerbInput<V extends Verb> = z.input<(typeof verbs)[V]>;

/** Verbs that a client may send by itself when a card comes into view: these only draw. */
export const refreshing: ReadonlySet<string> = new Set<Verb>([
  'checklist.refresh',
  'standing.refresh',
  'engagement.show',
]);

/** The answers to conditions among what a form sent. */
export const answersIn = (
  { conditions }: Playbook,
  sent: object,
): Readonly<Record<ConditionId, ConditionAnswer | undefined>> =>
  z.object(Object.fromEntries(conditions.map(({ id }) => [id, answer]))).parse(sent);

const answer = z.enum(conditionAnswers).optional().catch(undefined);

export const isVerb = (name: string): name is Verb => Object.hasOwn(verbs, name);

/** An `Action.Execute` for a verb; what the form's inputs add is left out of `data`. */
export function press<V extends Verb>(
  verb: V,
  title: string,
  data: Partial<VerbInput<V>>,
  look: Pick<ExecuteAction, 'style' | 'tooltip' | 'mode'> = {},
): ExecuteAction {
  return { type: 'Action.Execute', verb, title, data: storedData(data), ...look };
}

export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly verb: Verb;
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly style?: 'positive' | 'destructive';
  readonly tooltip?: string;
  /** Teams shows it in the menu behind “…”, beside the six that stand on the card. */
  readonly mode?: 'secondary';
}
