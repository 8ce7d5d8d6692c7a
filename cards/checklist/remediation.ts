import type { DraftLine } from '../../data/domain/checklist/remediation.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { type Side, sides } from '../../data/domain/playbook/sides.js';
import { wordOfSide } from '../../data/domain/playbook/stored-sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { day, quoted, t } from '../kit/i18n.js';
import { choice, escaped, label, nameLength } from '../kit/markdown.js';
import { type Size, sizeOf, sum } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { type Page, pageOf } from '../rows/pages.js';
import { ownListOf } from '../wording/names.js';
import { sideHeading } from '../wording/party.js';
import json from './remediation.json' with { type: 'json' };
import end from './remediation-end.json' with { type: 'json' };

const draw = layout(json);

interface Options {
  readonly draft: { readonly id: string; readonly lines: readonly DraftLine[] };
  readonly locale: Locale;
  readonly notice?: string;
  /** The side of each line as the form said it, when it comes back. */
  readonly chosen?: readonly (Side | null)[];
  /** Lines that were taken for titles. */
  readonly headings?: readonly string[];
}

/** Open choices are one tap each; beyond this many questions they would be a wall, so they fold. */
const mostOpenChoices = 12;

/** Lines read as titles that the preview names. */
const mostHeadings = 5;

/** What a line takes besides its words: its field with a choice for each side, its meta and what could not be read. */
const perLine: Size = { bytes: 900, units: 800 };

/** The lines that one preview shows and one press saves; the same whichever language it is read in, and whatever is chosen. */
export const draftPage = ({ details }: Engagement, lines: readonly DraftLine[]): Page<DraftLine> =>
  pageOf(lines, 1, ({ text, assignee, unread = [] }) => {
    const [words, party] = [sizeOf(escaped(text)), sizeOf(escaped(details?.customer ?? ''))];
    const parts = [escaped(assignee?.name ?? '', nameLength), ...unread.map((part) => escaped(part))];
    return sum(perLine, words, words, party, party, ...parts.map(sizeOf));
  });

const chosenWord = (side: Side | null = null): string | null => (side === null ? null : wordOfSide(side));

/** What was pasted, as it was understood. A row that doesn't say whose it is asks; nothing is guessed. */
export function remediationPreviewCard(engagement: Engagement, options: Options): Card {
  const { draft, locale, notice, chosen = [], headings = [] } = options;
  const shown = draftPage(engagement, draft.lines);
  const ambiguous = shown.rows.filter((line) => line.side === null).length;
  const data = { engagement: engagement.id, draft: draft.id };
  return draw({
    lang: locale,
    notice: notice === undefined ? null : escaped(notice),
    title: t(locale, 'remediation.preview', {
      ...ownListOf(engagement.playbook, engagement.phase, locale),
      n: draft.lines.length,
    }),
    lead: ambiguous === 0 ? t(locale, 'remediation.check') : t(locale, 'remediation.whose', { n: ambiguous }),
    style: ambiguous > mostOpenChoices ? null : 'expanded',
    choices: sides.map((side) => ({
      title: choice(sideHeading(engagement, side, locale)),
      value: wordOfSide(side),
    })),
    rows: shown.rows.map((line, index) => ({
      text: escaped(line.text),
      ...questionOf(line, index + 1, locale),
      chosen: chosenWord(chosen[index]),
      meta: line.side === null ? null : metaOf(line, sideHeading(engagement, line.side, locale), locale),
      problem: problemOf(line, locale),
    })),
    headings:
      headings.length === 0
        ? null
        : t(locale, 'remediation.headings', {
            n: headings.length,
            lines: [
              ...headings.slice(0, mostHeadings).map((one) => quoted(escaped(one), locale)),
              ...(headings.length > mostHeadings
                ? [t(locale, 'list.more', { n: headings.length - mostHeadings })]
                : []),
            ].join(', '),
          }),
    part: shown.pages === 1 ? null : t(locale, 'remediation.part', { n: shown.to, of: shown.total }),
    actions: [
      press('remediation.save', t(locale, 'button.save'), data, { style: 'positive' }),
      press('remediation.cancel', t(locale, 'button.cancel'), data),
    ],
  });
}

const dueOf = ({ due }: DraftLine, locale: Locale): string =>
  due === null ? '' : ` · ${t(locale, 'item.due', { date: day(due, locale) })}`;

const metaOf = (line: DraftLine, side: string, locale: Locale): string => {
  const name = line.assignee === undefined ? '' : ` · ${escaped(line.assignee.name, nameLength)}`;
  return `${escaped(side)}${name}${dueOf(line, locale)}`;
};

/** What of a line was not understood, and which of two days was taken: null where all of it is clear. */
function problemOf({ due, otherDue, unread = [] }: DraftLine, locale: Locale): string | null {
  const parts = unread.map((part) => quoted(escaped(part), locale)).join(', ');
  const said = [
    ...(unread.length === 0 ? [] : [t(locale, 'remediation.unread', { n: unread.length, parts })]),
    ...(due === null || otherDue === undefined
      ? []
      : [t(locale, 'remediation.two-days', { date: day(due, locale), other: day(otherDue, locale) })]),
  ];
  return said.length === 0 ? null : said.join(' ');
}

/** A field for the party of a line that doesn't say it: the line is its label, its row number its name. */
const questionOf = (line: DraftLine, row: number, locale: Locale) =>
  line.side === null
    ? { ask: `side-${row}`, label: `${label(line.text)}${dueOf(line, locale)}` }
    : { ask: null, label: null };

const drawEnd = layout(end);

/** What a preview becomes for the person who saved or cancelled it: one sentence, nothing left to press. */
export const remediationEndCard = ({ playbook, phase }: Engagement, saved: number, locale: Locale): Card =>
  drawEnd({
    lang: locale,
    text:
      saved > 0
        ? t(locale, 'remediation.added', { ...ownListOf(playbook, phase, locale), n: saved })
        : t(locale, 'remediation.cancelled'),
  });
