import type { Verdict } from '../../data/domain/answer/feedback.js';
import type { Match } from '../../data/domain/answer/question.js';
import type { DutyList } from '../../data/domain/list/list.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { wording } from '../answer/answer-view.js';
import { feedbackBlock } from '../answer/feedback.js';
import { sentence, t } from '../kit/i18n.js';
import { escaped, label, withoutMarkdown } from '../kit/markdown.js';
import { type Size, sizeOf, sum } from '../kit/message-size.js';
import type { Card } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { rowBlock, runs } from '../rows/item-row.js';
import { ledGroups } from '../rows/lead-in.js';
import { drawList, type FoldedRows, foldsBeside, type Section } from '../rows/list-drawing.js';
import { pagerOf } from '../rows/pager.js';
import { pageOf } from '../rows/pages.js';
import { isInSection, whole } from '../wording/citation.js';
import { phaseName } from '../wording/names.js';
import { type Audience, partyHeading, partyName } from '../wording/party.js';

export interface DutyListOptions extends Audience {
  readonly page: number;
  /** The rows that stand apart from what was asked for, instead of it. */
  readonly fold?: 'others' | 'standing';
  /** Asked for what is open where nothing is running: said above the list. */
  readonly noEngagement?: boolean;
  /** The question in the log that the list answers. */
  readonly question?: string;
  /** The reader has just said how good the list is. */
  readonly rated?: boolean;
}

/** A match as a row says it: in the reader's language where an edition has it, else by the topic's own name. */
export function dutyWords(match: Match, audience: Audience): { readonly text: string; readonly leadIn: string } {
  const { responsibility } = wording(match, audience);
  if (isInSection(responsibility.locale, audience.locale) || match.topic === null) {
    return { text: withoutMarkdown(responsibility.text), leadIn: withoutMarkdown(responsibility.leadIn ?? '') };
  }
  return { text: sentence(match.topic.names[audience.locale], audience.locale), leadIn: '' };
}

export const holderName = ({ playbook }: DutyList, { party }: Match, audience: Audience): string =>
  partyHeading(playbook, party, audience);

/** "To do for Microsoft", or without a name where several parties are listed. */
export const dutyTitle = ({ parties, playbook }: DutyList, audience: Audience): string => {
  const [only, ...more] = parties;
  return only === undefined || more.length > 0
    ? t(audience.locale, 'list.todo-all')
    : t(audience.locale, 'list.todo', { party: partyName(playbook, only, audience) });
};

/** Lines between the title and the rows. */
export const dutyLeads = (
  { list, rows, playbook }: DutyList,
  { locale, noEngagement = false }: DutyListOptions,
): readonly string[] => [
  ...(list.phase === null ? [] : [t(locale, 'answer.phase', { phase: phaseName(playbook, list.phase, locale) })]),
  ...(noEngagement ? [t(locale, 'list.no-engagement')] : []),
  rows.length === 0 ? t(locale, 'list.no-duties') : t(locale, 'list.documents', { n: rows.length }),
];

/** What the documents list, each row leading to its answer with its source. */
export function dutyListCard(duties: DutyList, options: DutyListOptions): Card {
  const { locale, fold } = options;
  const data = dataOf(duties, options);
  const rows = fold === undefined ? duties.rows : duties[fold];
  const shown = pageOf(rows, options.page, (match) => sum(sizeOf(rowOf(match, options, true)), perRow));
  const sections = sectionsOf(duties, shown.rows, options);
  const { carried, fetched } = foldsBeside({ sections }, shown.rows.length, foldsOf(duties, options, shown.page));
  const { fold: _, ...asked } = data;
  return drawList({
    locale,
    title: escaped(fold === undefined ? dutyTitle(duties, options) : foldTitle(duties, fold, options)),
    leads: [...dutyLeads(duties, options), ...(rows.length === 0 ? [] : [t(locale, 'list.tap')])].map((text) =>
      escaped(text),
    ),
    sections,
    pager: pagerOf(shown, locale, (page, title) => press('list.duties', title, { ...data, page })),
    folds: carried,
    actions: [
      ...fetched,
      ...(fold === undefined ? [] : [press('list.duties', t(locale, 'button.back'), { ...asked, page: 1 })]),
    ],
    below: belowOf(data, options),
  });
}

/** Headings and lead-ins above a row. */
const perRow: Size = { bytes: 250, units: 250 };

type FoldId = NonNullable<DutyListOptions['fold']>;

/** The other parties' duties and the general ones, beside the first page of what was asked for. */
function foldsOf(duties: DutyList, options: DutyListOptions, page: number): readonly FoldedRows[] {
  if (page !== 1 || options.fold !== undefined) return [];
  return (['others', 'standing'] as const).map((id) => {
    const heading = label(foldTitle(duties, id, options));
    return {
      id,
      heading,
      count: duties[id].length,
      draw: () => duties[id].map((match) => rowOf(match, options, true)),
      fetch: press('list.duties', heading, { ...dataOf(duties, options), page: 1, fold: id }),
    };
  });
}

const dataOf = ({ list }: DutyList, { locale, question, page, fold }: DutyListOptions) => ({
  whose: list.whose,
  ...(list.phase === null ? {} : { phase: list.phase }),
  ...(list.workload === null ? {} : { workload: list.workload }),
  locale,
  ...(question === undefined ? {} : { question }),
  page,
  ...(fold === undefined ? {} : { fold }),
});

/** The list as the answer to a question: how good was it? */
function belowOf(data: ReturnType<typeof dataOf>, { locale, question, rated = false }: DutyListOptions) {
  if (question === undefined) return [];
  const rate = (verdict: Verdict, title: string) => press('list.rate-duties', title, { ...data, question, verdict });
  return [feedbackBlock(locale, rate, rated)];
}

/** What a fold holds, with its number; the others by their names where they are few. */
function foldTitle(duties: DutyList, fold: FoldId, audience: Audience): string {
  const { others, standing } = duties;
  if (fold === 'standing') return t(audience.locale, 'list.general', { n: standing.length });
  const names = [...new Set(others.map((match) => holderName(duties, match, audience)))];
  return t(audience.locale, 'list.others', { party: names.slice(0, 3).join(', '), n: others.length });
}

function sectionsOf(duties: DutyList, rows: readonly Match[], options: DutyListOptions): readonly Section[] {
  const { list, parties, playbook } = duties;
  const desktop = rows.every(({ phase }) => phase === null);
  const named = parties.length > 1 || options.fold === 'others';
  return runs(rows, ({ party }) => party).flatMap((ofParty) =>
    runs(ofParty, ({ phase }) => phase ?? '').map((ofPhase, index) => {
      const [first] = ofPhase;
      return {
        party: index === 0 && named ? escaped(holderName(duties, first, options)) : null,
        section:
          list.phase !== null || desktop || first.phase === null
            ? null
            : phaseName(playbook, first.phase, options.locale),
        groups: ledGroups(
          ofPhase,
          (match) => dutyWords(match, options).leadIn,
          (match) => rowOf(match, options),
        ),
      };
    }),
  );
}

/** `alone`: no lead-in stands above it, so the row says it itself. */
function rowOf(match: Match, audience: Audience, alone = false): object {
  const { responsibility } = match.lead;
  const words = dutyWords(match, audience);
  return rowBlock({
    mark: '·',
    colour: 'Default',
    text: escaped(alone ? whole(words) : words.text),
    meta: metaOf(match, audience.locale),
    press: press('ask.about', label(match.topic?.names[audience.locale] ?? whole(words)), {
      responsibility: responsibility.id,
    }),
  });
}

export function metaOf({ lead: { responsibility } }: Match, locale: Locale): string | null {
  if (responsibility.optional) return t(locale, 'item.optional');
  return responsibility.conditional ? t(locale, 'item.if-needed') : null;
}
