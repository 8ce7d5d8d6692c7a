import { conditionAnswers } from '../../data/domain/engagement.js';
import type { Key } from './i18n.js';
import type { Verb } from './verbs.js';

/** How a client's value of an input is read: see `dialogs/forms/form-inputs.ts`. A `past` date may lie decades back. */
export type InputKind = 'text' | 'choice' | 'choices' | 'toggle' | 'date' | 'past' | 'number';

/** What a button takes from the form that it stands under. */
export interface FormContract {
  /** Draws the form again, as it is now. */
  readonly opens: Verb;
  /** What else of the button's data the drawing needs. */
  readonly carries: readonly string[];
  readonly also?: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, InputKind>>;
  /** The values of further inputs, whose ids are the engagement's own: those of its playbook's conditions. */
  readonly others?: readonly string[];
  /** Inputs that always have a value: a form without one of them was lost on its way, it was not emptied. */
  readonly always: readonly string[];
  /** The same for an input that only some of these forms have. */
  readonly alwaysIfShown?: string;
  /** Where every input has a value: a form without any was lost, one that is missing stays as it is. */
  readonly neverEmpty?: true;
  /** Inputs without which nothing can be done, with the sentence that asks for them. */
  readonly required?: Readonly<Record<string, Key>>;
  /** What is saved replaces what was there: an input that comes back without its content is asked about first. */
  readonly replaces?: true;
  /** What stays as it is where its input is missing. */
  readonly kept?: readonly string[];
  /** An input that is there only while nothing was saved yet. */
  readonly onlyFirst?: string;
}

const reason = { reason: 'text' } as const;
/** Either half of a checkpoint is signed in the same form. */
const signature = {
  opens: 'checkpoint.ask',
  carries: ['engagement', 'phase', 'seen'],
  inputs: { note: 'text', outcomes: 'choices', stated: 'toggle' },
  always: [],
  alwaysIfShown: 'stated',
} as const;

/** Every verb that carries typed or chosen values, by what the form holds. */
export const forms = {
  'setup.save': {
    opens: 'setup.show',
    carries: ['engagement'],
    inputs: {
      customer: 'text',
      workloads: 'choices',
      deliveredBy: 'choice',
      deliverer: 'text',
      onboardingStart: 'past',
      purchase: 'past',
      firstContact: 'past',
      where: 'choice',
      locale: 'choice',
      projectManager: 'text',
      specialist: 'text',
      lead: 'text',
      team: 'choices',
      coming: 'text',
      ticking: 'choice',
      joint: 'choices',
      tenants: 'text',
    },
    others: conditionAnswers,
    always: ['locale'],
    required: { customer: 'setup.customer-missing' },
    replaces: true,
    kept: ['joint'],
    onlyFirst: 'where',
  },
  'conditions.preview': {
    opens: 'conditions.form',
    carries: ['engagement'],
    inputs: {},
    others: conditionAnswers,
    always: [],
    neverEmpty: true,
  },
  'calendar.save': {
    opens: 'calendar.form',
    carries: ['engagement'],
    inputs: { timeZone: 'choice', quietDays: 'text' },
    always: ['timeZone'],
    replaces: true,
  },
  'people.name': {
    opens: 'people.show',
    carries: ['engagement'],
    inputs: { person: 'text', called: 'text', role: 'choice', part: 'choice' },
    always: ['role', 'part'],
  },
  'people.hand-over': {
    opens: 'people.show',
    carries: ['engagement'],
    inputs: { seat: 'choice', to: 'text' },
    always: [],
  },
  'people.remove': { opens: 'people.show', carries: ['engagement'], inputs: { seat: 'choice' }, always: [] },
  'item.save': {
    opens: 'item.form',
    carries: ['engagement', 'item', 'page'],
    inputs: {
      text: 'text',
      assignees: 'choices',
      due: 'date',
      dueAfter: 'number',
      state: 'choice',
      reason: 'text',
      note: 'text',
      evidence: 'text',
    },
    always: ['state'],
    replaces: true,
    kept: ['text'],
  },
  'items.save': {
    opens: 'items.form',
    carries: ['engagement', 'phase', 'page'],
    inputs: { rows: 'choices', assignees: 'choices', due: 'date', done: 'toggle' },
    always: ['done'],
    required: { rows: 'bulk-edit.rows-missing' },
  },
  'items.add': {
    opens: 'items.add-form',
    carries: ['engagement', 'page'],
    inputs: { text: 'text', side: 'choice', due: 'date' },
    always: ['side'],
    required: { text: 'refusal.need-text' },
  },
  'inquiry.send': {
    opens: 'inquiry.preview',
    carries: ['question', 'responsibility'],
    inputs: { text: 'text', to: 'choice' },
    always: ['to'],
  },
  'inquiry.reply': {
    opens: 'inquiry.reply-form',
    carries: ['inquiry'],
    inputs: { reply: 'text', side: 'choice', keep: 'toggle' },
    always: ['side', 'keep'],
  },
  'checkpoint.ask': {
    opens: 'checkpoint.review',
    carries: ['engagement', 'phase'],
    inputs: { note: 'text' },
    always: [],
  },
  'checkpoint.acknowledge': { ...signature, also: { half: 'acknowledge' } },
  'checkpoint.confirm': { ...signature, also: { half: 'confirm' } },
  'exception.save': {
    opens: 'exception.form',
    carries: ['engagement'],
    inputs: { which: 'choice', owner: 'choice', ...reason, due: 'date' },
    always: [],
  },
  'send-back.save': {
    opens: 'send-back.form',
    carries: ['engagement', 'phase'],
    inputs: { ...reason, items: 'choices' },
    always: [],
  },
  'meetings.series-save': {
    opens: 'meetings.series-form',
    carries: ['engagement'],
    inputs: { everyWeeks: 'choice', weekday: 'choice', time: 'text', minutes: 'number', from: 'date', until: 'date' },
    always: ['everyWeeks', 'weekday'],
  },
  'meetings.single-save': {
    opens: 'meetings.single-form',
    carries: ['engagement'],
    inputs: { date: 'date', time: 'text', minutes: 'number' },
    always: [],
  },
  'meeting.move': {
    opens: 'meeting.form',
    carries: ['engagement', 'meeting'],
    inputs: { date: 'date', time: 'text' },
    always: [],
  },
  'minutes.save': {
    opens: 'minutes.form',
    carries: ['engagement', 'meeting'],
    inputs: { notes: 'text', decisions: 'text' },
    always: [],
    replaces: true,
  },
  'decision.save': {
    opens: 'decision.form',
    carries: ['engagement', 'meeting', 'decision'],
    inputs: { text: 'text', side: 'choice', list: 'choice', due: 'date' },
    always: ['side', 'list'],
    required: { text: 'refusal.need-text' },
  },
  'reopen.save': {
    opens: 'reopen.form',
    carries: ['engagement'],
    inputs: { ...reason, phase: 'choice' },
    always: [],
  },
  'reopen-engagement.save': { opens: 'reopen-engagement.form', carries: ['engagement'], inputs: reason, always: [] },
  'closing.save': {
    opens: 'closing.form',
    carries: ['engagement'],
    inputs: { well: 'text', late: 'text' },
    always: [],
    replaces: true,
  },
  'template.save': {
    opens: 'template.form',
    carries: ['engagement'],
    inputs: { name: 'text', rows: 'choices' },
    always: [],
    required: { name: 'refusal.need-name' },
  },
  'template.use': {
    opens: 'template.show',
    carries: ['engagement', 'template'],
    inputs: { rows: 'choices' },
    always: [],
  },
  'copy.preview': {
    opens: 'copy.form',
    carries: ['engagement'],
    inputs: { from: 'choice', parts: 'choices' },
    always: [],
  },
  'pause.save': { opens: 'pause.form', carries: ['engagement'], inputs: reason, always: [] },
  'cancel.save': { opens: 'cancel.form', carries: ['engagement'], inputs: reason, always: [] },
} as const satisfies Readonly<Partial<Record<Verb, FormContract>>>;

export type FormVerb = keyof typeof forms;

export const isFormVerb = (verb: Verb): verb is Verb & FormVerb => Object.hasOwn(forms, verb);

export const formOf = (verb: FormVerb): FormContract => forms[verb];

/** The field that a refusal is about, where it is about one: its sentence stands there. */
export const fieldOfRefusal: Readonly<Record<string, readonly string[]>> = {
  'need-reason': ['reason'],
  'reason-too-long': ['reason'],
  'need-why': ['reason'],
  'need-item': ['which'],
  'need-owner': ['owner'],
  'need-date': ['due', 'date', 'from'],
  'unread-time': ['time'],
  'meeting-length': ['minutes'],
  'meeting-past': ['date', 'from'],
  'meeting-far': ['date', 'from'],
  'meeting-taken': ['time'],
  'meeting-until': ['until'],
  'need-minutes': ['notes'],
  'need-review': ['well'],
  'need-name': ['name'],
  'name-taken': ['name'],
  'need-rows': ['rows'],
  'need-parts': ['parts'],
  'need-text': ['text'],
  'link-not-https': ['evidence'],
  'bad-workdays': ['dueAfter'],
  'unread-day': ['quietDays'],
  'unread-zone': ['timeZone'],
  'inquiry-empty': ['text', 'reply'],
  'inquiry-too-long': ['text', 'reply'],
  'tenants-unread': ['tenants'],
};
