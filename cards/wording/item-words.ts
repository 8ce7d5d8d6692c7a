import type { ItemStep } from '../../data/domain/checklist/item-history.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Assignee, ItemEvidence, ItemPatch } from '../../data/domain/item.js';
import type { Owed } from '../../data/domain/playbook/owner.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Side } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { day, sentence, t } from '../kit/i18n.js';
import { escaped, mostRead } from '../kit/markdown.js';
import { ownListOf } from './names.js';
import { type Headed, ownerHeading, ownerName } from './party.js';

/** A person's name, or the people of a role. */
export const assigneeName = (assignee: Assignee, locale: Locale): string =>
  'person' in assignee ? assignee.person.name : t(locale, `assignee.${assignee.role}`);

export const assigneeNames = (assignees: readonly Assignee[], locale: Locale): string =>
  assignees.map((one) => assigneeName(one, locale)).join(', ');

const owedBy = (of: Side | Owed): Owed => (typeof of === 'string' ? { side: of } : of);

/** A side, or who owes a row, by its name as a label; escaped. */
export const partyIn = (engagement: Engagement, of: Side | Owed, locale: Locale): string =>
  escaped(ownerHeading(engagement, owedBy(of), locale));

/** The same inside a sentence; escaped. */
export const partySaid = (engagement: Headed, of: Side | Owed, locale: Locale): string =>
  escaped(ownerName(engagement, owedBy(of), locale));

/** That a side has said, or has yet to say, that there is nothing for the list that the people write in a phase. */
export const emptyListLine = (
  engagement: Headed,
  key: 'checkpoint.statement-missing' | 'checkpoint.stated-none',
  { phase, side }: { readonly phase: PhaseId; readonly side: Side },
  locale: Locale,
): string =>
  t(locale, key, {
    ...ownListOf(engagement.playbook, phase, locale),
    party: sentence(partySaid(engagement, side, locale), locale),
  });

/** Words and, beside them, where a link goes: its host first, and the address as text that cannot be tapped by accident. */
export function evidenceLine({ text, link }: ItemEvidence): string {
  const shown = link === undefined ? '' : `${new URL(link).host}: ${link}`;
  return escaped([text, shown].filter((part) => part !== '').join(' · '), mostRead);
}

/** A value of an item in a few words; a dash where there is none. Not escaped. */
function wordsOfValue(field: keyof ItemPatch, value: unknown, locale: Locale): string {
  if (field === 'assignees') return assigneeNames(value as readonly Assignee[], locale);
  if (field === 'evidence')
    return (value as readonly ItemEvidence[]).map((e) => [e.text, e.link ?? ''].join(' ')).join('; ');
  if (field === 'words') return (value as NonNullable<ItemPatch['words']>).text;
  if (typeof value === 'boolean') return t(locale, value ? 'answer-choice.yes' : 'answer-choice.no');
  if (field === 'due' && typeof value === 'string') return day(value, locale);
  return value === null || value === undefined ? '' : String(value);
}

const dayOf = (date: string | undefined, locale: Locale): string => (date === undefined ? '' : day(date, locale));

/** The fields whose change is told, by the names that the words have for them. */
const fieldNames = {
  assignees: 'assignees',
  due: 'due',
  dueAfter: 'due-after',
  note: 'note',
  evidence: 'evidence',
  notApplicable: 'not-applicable',
  waiting: 'waiting',
  words: 'words',
  removed: 'removed',
} as const satisfies Partial<Readonly<Record<keyof ItemPatch, string>>>;
const fields = Object.keys(fieldNames) as (keyof typeof fieldNames)[];

/** One step of an item's history: what it was before, and after. Not escaped. */
export function stepWords({ what, before, after, exception }: ItemStep, locale: Locale): string {
  const said = (field: keyof ItemPatch, patch: ItemPatch) => wordsOfValue(field, patch[field], locale) || '–';
  const changes = fields
    .filter((field) => after[field] !== undefined)
    .map((field) => `${t(locale, `item-field.${fieldNames[field]}`)}: ${said(field, before)} → ${said(field, after)}`);
  const agreed = {
    reason: exception?.reason ?? '',
    name: exception?.owner.name ?? '',
    date: dayOf(exception?.due, locale),
  };
  return changes.length > 0 ? changes.join('; ') : t(locale, `item-step.${what}`, agreed);
}
