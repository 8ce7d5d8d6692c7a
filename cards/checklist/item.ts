import { isClosed } from '../../data/domain/checklist/checklist.js';
import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { ItemStep } from '../../data/domain/checklist/item-history.js';
import { isOwn } from '../../data/domain/checklist/own-items.js';
import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { waitedOn } from '../../data/domain/playbook/owner.js';
import { listOf } from '../../data/domain/playbook/phases.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { day, sentence, t } from '../kit/i18n.js';
import { escaped, label, mostRead, nameLength, withoutMarkdown } from '../kit/markdown.js';
import { asManyAsFit } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { undoQuestion } from '../rows/undo-question.js';
import { placeInDocument } from '../wording/citation.js';
import { dateTime, dayAt, sharedZone, type Zone } from '../wording/date-time.js';
import { involvedLines } from '../wording/involvement/involved-words.js';
import { assigneeNames, evidenceLine, partyIn, partySaid, stepWords } from '../wording/item-words.js';
import { conditionName, phaseName, sectionName } from '../wording/names.js';
import json from './item.json' with { type: 'json' };

const draw = layout(json);

/** Steps of the history that a card shows at most; the store keeps them all. */
const stepsAtMost = 20;

export interface ItemView {
  readonly page: number;
  readonly locale: Locale;
  /** Today, where the engagement is. */
  readonly today: IsoDate;
  readonly history: readonly ItemStep[];
  readonly notice?: string;
  /** Where times are told; without it as shared cards do. */
  readonly zone?: Zone;
}

interface Line {
  readonly text: string;
  readonly colour: 'Default' | 'Good' | 'Attention';
}

/** Can anything about it still change? */
export const isWorkable = (engagement: Engagement, item: Item): boolean =>
  engagement.state === 'active' && checkpointOf(engagement, item.phase).passed === null && !item.removed;

/** Everything about one item, in place of the checklist; leads back to it. */
export function itemCard(engagement: Engagement, item: Item, view: ItemView): Card {
  const { locale, notice, history, zone = sharedZone(engagement) } = view;
  const words = wordsOf(item, locale);
  const text = withoutMarkdown(words.text);
  return asManyAsFit(stepsAtMost, (most) =>
    draw({
      lang: locale,
      fallback: label(text),
      notice: notice === undefined ? null : escaped(notice),
      where: [
        phaseName(engagement.playbook, listOf(engagement.playbook, item), locale),
        partyIn(engagement, item, locale),
        ...(item.section === 'core' ? [] : [sectionName(engagement.playbook, item, locale)]),
      ].join(' · '),
      leadIn:
        words.leadIn === undefined || words.leadIn === '' ? null : escaped(withoutMarkdown(words.leadIn), mostRead),
      title: escaped(text, mostRead),
      lines: linesOf(engagement, item, view),
      evidenceTitle: t(locale, 'item.evidence'),
      evidence: (item.evidence ?? []).map((one) => ({ text: evidenceLine(one) })),
      origins: originsOf(item, locale).map((line) => ({ text: line })),
      history: [
        ...history
          .slice(0, most)
          .map(
            (step) =>
              `${dateTime(step.at, locale, zone)} · ${escaped(`${step.by.name}: ${stepWords(step, locale)}`, mostRead)}`,
          ),
        ...(history.length > most ? [t(locale, 'list.more', { n: history.length - most })] : []),
      ].map((line) => ({ text: line })),
      actions: actionsOf(engagement, item, view),
    }),
  );
}

/** Done, not applicable, waiting or open; then who, until when, and the note. */
function linesOf(
  engagement: Engagement,
  item: Item,
  { locale, today, zone = sharedZone(engagement) }: ItemView,
): readonly Line[] {
  const { tick, notApplicable, waiting, assignees, due, dueAfter, note } = item;
  const line = (text: string, colour: Line['colour'] = 'Default'): readonly Line[] => [{ text, colour }];
  const name = (by: { readonly name: string }) => escaped(by.name, nameLength);
  const late = due !== undefined && due < today && !isClosed(item);
  return [
    ...(tick !== null
      ? line(t(locale, 'item.done-by', { name: name(tick.by), when: dateTime(tick.at, locale, zone) }), 'Good')
      : notApplicable !== undefined
        ? line(
            t(locale, 'item.not-applicable-by', {
              reason: escaped(notApplicable.reason),
              name: name(notApplicable.by),
              when: dateTime(notApplicable.at, locale, zone),
            }),
          )
        : line(t(locale, 'item.is-open'))),
    ...(waiting === undefined
      ? []
      : line(
          t(locale, 'item.waiting-by', {
            party: partySaid(engagement, waitedOn(item), locale),
            when: dayAt(waiting.at, locale, zone),
            name: name(waiting.by),
          }),
        )),
    ...line(
      assignees === undefined
        ? t(locale, 'item.unassigned')
        : t(locale, 'item.assigned', { names: escaped(assigneeNames(assignees, locale), mostRead) }),
    ),
    ...(due === undefined
      ? []
      : line(
          sentence(t(locale, late ? 'item.late' : 'item.due-on', { date: day(due, locale) }), locale),
          late ? 'Attention' : 'Default',
        )),
    ...involvedLines(engagement, item, locale).flatMap((text) => line(text)),
    ...(dueAfter === undefined ? [] : line(t(locale, 'item.due-after', { n: dueAfter }))),
    ...(item.optional ? line(t(locale, 'item.is-optional')) : []),
    ...(item.undecided && item.condition !== undefined
      ? line(
          sentence(
            t(locale, 'item.undecided', { condition: conditionName(engagement.playbook, item.condition, locale) }),
            locale,
          ),
        )
      : []),
    ...(note === undefined ? [] : line(t(locale, 'item.note', { note: escaped(note, mostRead) }))),
  ];
}

/** Where an item comes from, and whether it still says what its source says. */
function originsOf(item: Item, locale: Locale): readonly string[] {
  const { source, original } = item;
  const place =
    source === undefined
      ? isOwn(item)
        ? [t(locale, 'item.own-line')]
        : []
      : [
          t(locale, 'answer.source', {
            place: escaped(
              [
                source.title,
                source.edition === null ? t(locale, 'source.undated') : day(source.edition, locale),
                source.heading,
                placeInDocument(source, locale),
              ]
                .filter((part) => part !== '')
                .join(' · '),
              mostRead,
            ),
          }),
        ];
  if (original === undefined) return place;
  const was = escaped(withoutMarkdown(wordsOf(original, locale).text), mostRead);
  return [t(locale, source === undefined ? 'item.reworded' : 'item.differs', { text: was }), ...place];
}

function actionsOf(engagement: Engagement, item: Item, { page, locale }: ItemView) {
  const data = { engagement: engagement.id, item: item.id, page };
  const seen = { ...data, seen: item.version };
  const current = item.phase === engagement.phase;
  const toggled =
    item.tick === null
      ? press('checklist.tick', t(locale, 'button.mark-done'), seen, { style: 'positive' })
      : press('checklist.untick', t(locale, 'button.undo'), seen);
  return [
    ...(isWorkable(engagement, item)
      ? [
          ...(current && item.notApplicable === undefined ? [toggled] : []),
          press('item.form', t(locale, 'button.change'), data),
        ]
      : []),
    { type: 'Action.ToggleVisibility', title: t(locale, 'button.history'), targetElements: ['history'] },
    press('checklist.refresh', t(locale, 'button.back'), {
      engagement: engagement.id,
      phase: listOf(engagement.playbook, item),
      page,
    }),
  ];
}

/** Asks before an item is taken off the list. */
export function takeOffQuestionCard(engagement: Engagement, item: Item, { page, locale }: ItemView): Card {
  const data = { engagement: engagement.id, item: item.id, page };
  return undoQuestion(
    item,
    { locale, zone: sharedZone(engagement) },
    [
      press(
        'item.take-off',
        t(locale, 'button.take-off'),
        { ...data, seen: item.version, sure: true },
        {
          style: 'destructive',
        },
      ),
      press('item.show', t(locale, 'button.keep'), data),
    ],
    t(locale, 'item.take-off-question'),
  );
}
