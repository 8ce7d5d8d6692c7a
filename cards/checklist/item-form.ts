import { wordsOf } from '../../data/domain/checklist/duties.js';
import { mayItem } from '../../data/domain/checklist/item-rights.js';
import { keyOfAssignee, maxItemText, maxNote, maxReason } from '../../data/domain/checklist/items.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item, ItemEvidence } from '../../data/domain/item.js';
import type { Member } from '../../data/domain/member.js';
import { roles } from '../../data/domain/member.js';
import { waitedOn } from '../../data/domain/playbook/owner.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sentence, t } from '../kit/i18n.js';
import { choice, escaped, nameLength, withoutMarkdown } from '../kit/markdown.js';
import { asManyAsFit } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { press, type VerbData } from '../kit/verbs.js';
import { whole } from '../wording/citation.js';
import { phaseName } from '../wording/names.js';
import { ownerName } from '../wording/party.js';
import json from './item-form.json' with { type: 'json' };

export const drawForm = layout(json);

/** People that a field offers at most; fewer where they are heavy: a Teams id alone can be a hundred characters. */
export const assigneesAtMost = 100;

/** All that an item can be assigned to: roles that are filled, then people, those of its side first. */
export function assigneeChoices({ members }: Engagement, locale: Locale, most: number) {
  const people = new Map<string, Member>();
  for (const member of members) if (!people.has(member.person.id)) people.set(member.person.id, member);
  const seen = new Map<string, number>();
  const named = [...people.values()].slice(0, most).map(({ person }) => {
    const name = choice(person.name, nameLength);
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return { title: n === 1 ? name : `${name} (${n})`, value: person.id };
  });
  return [
    ...roles
      .filter((role) => members.some((member) => member.role === role))
      .map((role) => ({ title: sentence(t(locale, `assignee.${role}`), locale), value: `role:${role}` })),
    ...named,
  ];
}

export const assigneesInput = (engagement: Engagement, locale: Locale, most: number, value: string) => ({
  type: 'Input.ChoiceSet',
  id: 'assignees',
  isMultiSelect: true,
  label: t(locale, 'item-form.assignees'),
  placeholder: t(locale, 'setup.choose-people'),
  value,
  choices: assigneeChoices(engagement, locale, most),
});

export const dateInput = (locale: Locale, value: string | undefined) => ({
  type: 'Input.Date',
  id: 'due',
  label: t(locale, 'item-form.due'),
  ...(value === undefined || value === '' ? {} : { value }),
});

export const typedEvidence = (evidence: readonly ItemEvidence[]): string =>
  evidence.map(({ text, link }) => [text, link ?? ''].filter((part) => part !== '').join(' ')).join('\n');

/** Text that goes into a field is shown as it is: nothing in it is read as Markdown. */
const text = (id: string, title: string, value: string, longest: number, isMultiline = true) => ({
  type: 'Input.Text',
  id,
  label: title,
  isMultiline,
  maxLength: longest,
  ...(value === '' ? {} : { value }),
});

/** The values of a form that could not be saved. */
export type TypedItem = Omit<VerbData<'item.save'>, 'engagement' | 'item' | 'seen' | 'page'>;

/** The form of an item: assignees, date, state, note and evidence; its wording for those who may change the list. */
export function itemFormCard(
  engagement: Engagement,
  item: Item,
  view: {
    readonly page: number;
    readonly locale: Locale;
    readonly reader: string;
    readonly typed?: TypedItem;
    readonly notice?: string;
  },
): Card {
  const { page, locale, reader, typed, notice } = view;
  const words = withoutMarkdown(wordsOf(item, locale).text);
  const data = { engagement: engagement.id, item: item.id, page };
  const seen = { ...data, seen: item.version };
  const shapes = mayItem(engagement, 'edit-item', item.side, reader) === null;
  const state = item.notApplicable !== undefined ? 'not-applicable' : item.waiting !== undefined ? 'waiting' : 'open';
  const option = (title: string, value: string) => ({ title, value });
  const after = typed === undefined ? item.dueAfter : typed.dueAfter;
  return asManyAsFit(assigneesAtMost, (most) =>
    drawForm({
      lang: locale,
      notice: notice === undefined ? null : escaped(notice),
      title: escaped(words),
      wording: shapes ? text('text', t(locale, 'item-form.text'), typed?.text ?? words, maxItemText) : null,
      rows: null,
      assignees: assigneesInput(
        engagement,
        locale,
        most,
        typed?.assignees ?? (item.assignees ?? []).map(keyOfAssignee).join(','),
      ),
      due: dateInput(locale, typed === undefined ? item.due : typed.due),
      dueAfter: {
        type: 'Input.Number',
        id: 'dueAfter',
        label: t(locale, 'item-form.due-after', { phase: phaseName(engagement.playbook, item.phase, locale) }),
        min: 0,
        max: 260,
        ...(typeof after === 'number' ? { value: after } : {}),
      },
      done: null,
      state: {
        type: 'Input.ChoiceSet',
        id: 'state',
        style: 'expanded',
        label: t(locale, 'item-form.state'),
        value: typed?.state ?? state,
        choices: [
          option(t(locale, item.tick === null ? 'item.is-open' : 'item.is-done'), 'open'),
          option(
            t(locale, 'item-form.waiting', {
              party: choice(ownerName(engagement, waitedOn(item), locale)),
            }),
            'waiting',
          ),
          option(t(locale, 'item-form.not-applicable'), 'not-applicable'),
        ],
      },
      reason: text(
        'reason',
        t(locale, 'item-form.reason'),
        typed?.reason ?? item.notApplicable?.reason ?? '',
        maxReason,
        false,
      ),
      note: text('note', t(locale, 'item-form.note'), typed?.note ?? item.note ?? '', maxNote),
      evidence: text(
        'evidence',
        t(locale, 'item-form.evidence'),
        typed?.evidence ?? typedEvidence(item.evidence ?? []),
        4000,
      ),
      actions: [
        press('item.save', t(locale, 'button.save'), seen, { style: 'positive' }),
        ...(shapes
          ? [
              press('item.move', t(locale, 'button.up'), { ...seen, to: 'up' }),
              press('item.move', t(locale, 'button.down'), { ...seen, to: 'down' }),
              ...(item.original === undefined ? [] : [press('item.restore', t(locale, 'button.original-words'), seen)]),
              press('item.take-off', t(locale, 'button.take-off'), seen),
            ]
          : []),
        press('item.show', t(locale, 'button.back'), data),
      ],
    }),
  );
}

/** A row as a choice of a form; the version it was seen in travels with it. */
export const choiceOfRow = (item: Item, locale: Locale) => ({
  title: choice(whole(wordsOf(item, locale))),
  value: `${item.id}.${item.version}`,
});
