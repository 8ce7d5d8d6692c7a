import type { Verdict } from '../data/domain/feedback.js';
import type { DutyList } from '../data/domain/list.js';
import type { Match } from '../data/domain/question.js';
import type { Locale } from '../data/domain/responsibility.js';
import { wording } from './answer-view.js';
import { isIn, whole } from './citation.js';
import { feedbackBlock } from './feedback.js';
import { leadInBlock, rowBlock, runs } from './item-row.js';
import { drawList, type Fold, foldOf, type Section } from './list-drawing.js';
import { label, plain, withoutMarkup } from './markdown.js';
import { pageOf, rowsPerPage } from './pages.js';
import { type Audience, partyHeading, partyName } from './party.js';
import { fitting, textAllowances } from './size.js';
import type { Card } from './template.js';
import { press } from './verbs.js';
import { say, sentence } from './words.js';

export interface DutyListOptions extends Audience {
  readonly page: number;
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
  if (isIn(responsibility.locale, audience.locale) || match.topic === null) {
    return { text: withoutMarkup(responsibility.text), leadIn: withoutMarkup(responsibility.leadIn ?? '') };
  }
  return { text: sentence(match.topic.names[audience.locale], audience.locale), leadIn: '' };
}

export const holderName = ({ party }: Match, audience: Audience): string => partyHeading(party, audience);

/** "To do: Microsoft", or without a name where several parties are listed. */
export const dutyTitle = ({ parties }: DutyList, audience: Audience): string => {
  const [only, ...more] = parties;
  return only === undefined || more.length > 0
    ? say(audience.locale, 'list.todo-all')
    : say(audience.locale, 'list.todo', {
        // After a colon a name goes on as it is written, and whoever is spoken to in small letters.
        party: only === 'customer' ? partyName(only, audience) : partyHeading(only, audience),
      });
};

/** Lines between the title and the rows. */
export const dutyLeads = (
  { list, rows }: DutyList,
  { locale, noEngagement = false }: DutyListOptions,
): readonly string[] => [
  ...(list.phase === null ? [] : [say(locale, 'answer.phase', { phase: say(locale, `phase.${list.phase}`) })]),
  ...(noEngagement ? [say(locale, 'list.no-engagement')] : []),
  rows.length === 0 ? say(locale, 'list.no-duties') : say(locale, 'list.documents', { n: rows.length }),
];

/** What the documents list, each row leading to its answer with its source. */
export function dutyListCard(duties: DutyList, options: DutyListOptions): Card {
  const { locale } = options;
  const { rows, standing, others } = duties;
  const data = dataOf(duties, options);
  const shown = pageOf(rows, options.page, rowsPerPage);
  return fitting(textAllowances, (limit) => {
    const beside = { rows: shown.rows.length, locale, row: (match: Match) => rowOf(match, options, limit) };
    const folds = [
      foldOf('others', othersTitle(others, options), others, beside),
      foldOf('standing', say(locale, 'list.general', { n: standing.length }), standing, beside),
    ].filter((fold): fold is Fold => fold !== null);
    return drawList({
      locale,
      title: plain(dutyTitle(duties, options), 200),
      leads: [...dutyLeads(duties, options), ...(rows.length === 0 ? [] : [say(locale, 'list.tap')])].map((text) =>
        plain(text),
      ),
      sections: sectionsOf(duties, shown.rows, options, limit),
      notes: shown.pages > 1 ? [say(locale, 'page.rows', { from: shown.from, to: shown.to, total: shown.total })] : [],
      folds: shown.page === 1 ? folds.map((fold) => ({ ...fold, heading: label(fold.heading, 80) })) : [],
      actions: [shown.page + 1, shown.page - 1]
        .filter((page) => page >= 1 && page <= shown.pages)
        .map((page) => press('list.duties', say(locale, 'button.next-page', { page }), { ...data, page })),
      below: belowOf(data, options),
    });
  });
}

const dataOf = ({ list }: DutyList, { locale, question, page }: DutyListOptions) => ({
  whose: list.whose,
  ...(list.phase === null ? {} : { phase: list.phase }),
  ...(list.workload === null ? {} : { workload: list.workload }),
  locale,
  ...(question === undefined ? {} : { question }),
  page,
});

/** The list as the answer to a question: how good was it? */
function belowOf(data: ReturnType<typeof dataOf>, { locale, question, rated = false }: DutyListOptions) {
  if (question === undefined) return [];
  const rate = (verdict: Verdict, title: string) => press('list.rate-duties', title, { ...data, question, verdict });
  return [feedbackBlock(locale, rate, rated)];
}

/** Names the others where they are one party. */
function othersTitle(others: readonly Match[], audience: Audience): string {
  const names = [...new Set(others.map((match) => holderName(match, audience)))];
  return say(audience.locale, 'list.others', { party: names.slice(0, 3).join(', '), n: others.length });
}

function sectionsOf(
  { list, parties }: DutyList,
  rows: readonly Match[],
  options: DutyListOptions,
  limit: number,
): readonly Section[] {
  const leadIn = (match: Match) => (limit < 40 ? '' : dutyWords(match, options).leadIn);
  const desktop = rows.every(({ phase }) => phase === null);
  return runs(rows, ({ party }) => party).flatMap((ofParty) =>
    runs(ofParty, ({ phase }) => phase ?? '').map((ofPhase, index) => {
      const [first] = ofPhase;
      return {
        party: index === 0 && parties.length > 1 ? plain(holderName(first, options), 120) : null,
        section:
          list.phase !== null || desktop || first.phase === null ? null : say(options.locale, `phase.${first.phase}`),
        groups: runs(ofPhase, leadIn).map((led) => {
          const above = leadIn(led[0]);
          return {
            items: [
              ...(above === '' ? [] : [leadInBlock(plain(above, limit))]),
              ...led.map((match) => rowOf(match, options, limit)),
            ],
          };
        }),
      };
    }),
  );
}

function rowOf(match: Match, audience: Audience, limit: number): unknown {
  const { responsibility } = match.lead;
  const { text, leadIn } = dutyWords(match, audience);
  const name = match.topic?.names[audience.locale] ?? whole({ text, leadIn });
  return rowBlock({
    mark: '·',
    colour: 'Default',
    text: plain(text, limit),
    meta: metaOf(match, audience.locale),
    press: press('ask.about', label(name, Math.min(limit, 60)), { responsibility: responsibility.id }),
  });
}

export function metaOf({ lead: { responsibility } }: Match, locale: Locale): string | null {
  if (responsibility.optional) return say(locale, 'item.optional');
  return responsibility.conditional ? say(locale, 'item.if-needed') : null;
}
