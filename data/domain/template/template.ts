import { itemsOf, lapse, nextItemNumber } from '../checklist/checklist.js';
import { wordsOf } from '../checklist/duties.js';
import { isOwn } from '../checklist/own-items.js';
import type { Decision, Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Item } from '../item.js';
import type { Instant, Person } from '../person.js';
import { hasOwnList, hasPhase, isBefore, phasesOf } from '../playbook/phases.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { Side } from '../playbook/sides.js';
import type { Locale } from '../responsibility.js';
import { may } from '../rights.js';
import { dueIn } from '../workdays.js';

/** A row of an engagement's own that another one may begin with: no date of a calendar, and no person. */
export interface TemplateLine {
  readonly phase: PhaseId;
  readonly side: Side;
  readonly text: string;
  /** Of the list that the people write in the phase; else of its checklist. */
  readonly own?: true;
  /** Due so many working days after its phase begins. */
  readonly dueAfter?: number;
}

/** The own rows of an engagement under a name, for engagements of the same directory that follow the same playbook. */
export interface Template {
  readonly id: string;
  readonly tenant: string;
  readonly playbook: string;
  readonly name: string;
  readonly lines: readonly TemplateLine[];
  readonly by: Person;
  readonly at: Instant;
}

export const maxTemplateName = 80;
/** Rows that a form can show to choose from. */
export const maxTemplateLines = 60;
/** Templates of one directory and playbook. */
export const maxTemplates = 50;

/** What an engagement could leave to others: the rows that its own people wrote, each once, in the order of its phases. */
export function ownLines(engagement: Engagement, locale: Locale): readonly TemplateLine[] {
  const lines = phasesOf(engagement.playbook).flatMap((phase) =>
    itemsOf(engagement, phase).flatMap((item): readonly TemplateLine[] => {
      const own = item.section === 'remediation';
      if (item.side === 'other' || item.carried !== undefined || (!own && !isOwn(item))) return [];
      const line = { phase, side: item.side, text: wordsOf(item, locale).text };
      return [
        { ...line, ...(own ? { own } : {}), ...(item.dueAfter === undefined ? {} : { dueAfter: item.dueAfter }) },
      ];
    }),
  );
  return lines.filter((line, at) => lines.findIndex((one) => isSame(one, line)) === at).slice(0, maxTemplateLines);
}

const isSame = (a: TemplateLine, b: TemplateLine): boolean =>
  a.phase === b.phase && a.side === b.side && folded(a.text) === folded(b.text);

const folded = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLowerCase();

/** Rows of a form by their places, as it sent them. */
export const chosenIn = (rows: string): ReadonlySet<number> =>
  new Set(rows.split(',').flatMap((one) => (/^\d{1,3}$/u.test(one) ? [Number(one)] : [])));

/** A template of the chosen rows; `known` are those that there are. A name is given once a directory and playbook. */
export function templateFrom(
  engagement: Engagement,
  known: readonly Pick<Template, 'name' | 'id'>[],
  { id, name: typed, rows }: { readonly id: string; readonly name: string; readonly rows: ReadonlySet<number> },
  locale: Locale,
  by: Person,
  at: Instant,
): Template | Refusal {
  const denied = may(engagement, 'save-template', by.id);
  if (denied !== null) return denied;
  const { tenant } = engagement;
  if (tenant === undefined) return { code: 'no-tenant' };
  const name = typed.trim();
  if (name === '') return { code: 'need-name' };
  if (name.length > maxTemplateName) return { code: 'reason-too-long', names: { characters: maxTemplateName } };
  if (known.some((one) => folded(one.name) === folded(name))) return { code: 'name-taken' };
  if (known.length >= maxTemplates) return { code: 'too-many-templates', names: { n: maxTemplates } };
  const lines = ownLines(engagement, locale).filter((_, at) => rows.has(at));
  if (lines.length === 0) return { code: 'need-rows' };
  return { id, tenant, playbook: engagement.playbook.id, name, lines, by, at };
}

/** What would become of a template's row: `there` already, its phase is `past`, or it is `new`. */
export interface FittedLine extends TemplateLine {
  readonly is: 'new' | 'there' | 'past';
}

/** Whether a template is one of the engagement's directory and playbook. */
export const isTemplateFor = (
  { tenant, playbook }: Engagement,
  template: Pick<Template, 'tenant' | 'playbook'>,
): boolean => tenant !== undefined && template.tenant === tenant && template.playbook === playbook.id;

export function fitted(engagement: Engagement, { lines }: Pick<Template, 'lines'>): readonly FittedLine[] {
  const { playbook, phase } = engagement;
  const there = engagement.items.filter(({ removed }) => !removed);
  return lines.map((line) => {
    const known = there.some((item) => item.phase === line.phase && item.side === line.side && says(item, line.text));
    const past = !hasPhase(playbook, line.phase) || isBefore(playbook, line.phase, phase);
    return { ...line, is: known ? 'there' : past ? 'past' : 'new' };
  });
}

const says = ({ text, texts = {} }: Item, said: string): boolean =>
  [text, ...Object.values(texts).map((one) => one.text)].some((one) => folded(one) === folded(said));

/** Adds the chosen rows of a template; those that are there, or whose phase is past, are left out. */
export function addFromTemplate(
  engagement: Engagement,
  template: Template,
  rows: ReadonlySet<number>,
  by: Person,
  at: Instant,
): Decision {
  const denied = may(engagement, 'add-item', by.id);
  if (denied !== null) return { refusal: denied };
  if (!isTemplateFor(engagement, template)) return { refusal: { code: 'not-found' } };
  const fresh = fitted(engagement, template).filter((line, n) => rows.has(n) && line.is === 'new');
  if (fresh.length === 0) return { events: [] };
  const first = nextItemNumber(engagement);
  const items = fresh.map((line, n) => itemOfLine(engagement, template, line, String(first + n)));
  const now = items.filter(({ phase }) => phase === engagement.phase);
  return {
    events: [{ type: 'ItemsAdded', items, at, by }, ...(now.length === 0 ? [] : lapse(engagement, now, at, by))],
  };
}

function itemOfLine(engagement: Engagement, { id: template }: Template, line: TemplateLine, id: string): Item {
  const { phase, side, text, dueAfter } = line;
  const due = dueAfter === undefined || phase !== engagement.phase ? null : dueIn(engagement, phase, dueAfter);
  return {
    ...{ id, version: 0, phase, side, text },
    section: line.own === true && hasOwnList(engagement.playbook, phase) ? 'remediation' : 'core',
    draft: `template-${template}`,
    ...{ optional: false, undecided: false },
    ...(dueAfter === undefined ? {} : { dueAfter }),
    ...(due === null ? {} : { due }),
    ...{ tick: null, removed: false },
  };
}
