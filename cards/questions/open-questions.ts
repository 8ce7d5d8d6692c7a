import type { OpenQuestion } from '../../data/domain/answer/concerns.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import type { Locale, Responsibility } from '../../data/domain/responsibility.js';
import { drawFact } from '../fact/fact-drawing.js';
import { t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { type Size, sizeOf, sum } from '../kit/message-size.js';
import { type Card, part } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { rowBlock, runs } from '../rows/item-row.js';
import { drawList, type Section } from '../rows/list-drawing.js';
import { pagerOf } from '../rows/pager.js';
import { pageOf } from '../rows/pages.js';
import { whole } from '../wording/citation.js';
import { partyTitle, phaseName } from '../wording/names.js';
import json from './open-question.json' with { type: 'json' };

const draw = part(json);

/** Questions about what one statement may be about. */
export interface QuestionGroup {
  readonly playbook: Playbook;
  /** null where no statement is near. */
  readonly statement: Responsibility | null;
  readonly times: number;
  readonly questions: readonly OpenQuestion[];
}

/** What an owner said just now, and can take back. */
export interface JustDecided {
  readonly question: string;
  readonly text: string;
  /** null: the documents don't answer it. */
  readonly statement: Responsibility | null;
}

interface OpenQuestionsView {
  readonly locale: Locale;
  /** Over how many days the questions were asked. */
  readonly days: number;
  readonly page?: number;
  readonly decided?: JustDecided;
}

/** Questions that were not answered well, by the nearest statement: an owner says what each means. */
export function openQuestionsCard(groups: readonly QuestionGroup[], view: OpenQuestionsView): Card {
  const { locale, days, page = 1, decided } = view;
  const rows = groups.flatMap((group) => group.questions.map((question) => ({ group, question })));
  const shown = pageOf(rows, page, ({ group, question }) =>
    sum(sizeOf(questionBlock(group, question, locale)), perRow),
  );
  const sections = runs(shown.rows, ({ group }) => group.statement?.id ?? '').map(
    (ofGroup): Section => ({
      party: headingOf(ofGroup[0].group, locale),
      section: null,
      groups: [{ items: ofGroup.map(({ group, question }) => questionBlock(group, question, locale)) }],
    }),
  );
  const times = groups.reduce((all, group) => all + group.times, 0);
  return drawList({
    locale,
    title: t(locale, 'questions.title'),
    leads: [t(locale, times === 0 ? 'questions.nothing' : 'questions.lead', { n: times, days })],
    sections,
    pager: pagerOf(shown, locale, (other, title) => press('questions.show', title, { page: other })),
    actions: [
      ...(decided === undefined
        ? []
        : [press('questions.undo', t(locale, 'button.undo'), { question: decided.question })]),
      press('questions.show', t(locale, 'button.refresh'), {}),
    ],
    ...(decided === undefined ? {} : { notice: notedOf(decided, locale) }),
  });
}

/** What a row's heading and its buttons' data take. */
const perRow: Size = { bytes: 1500, units: 1500 };

const mostShown = 160;

function headingOf({ statement, playbook, times }: QuestionGroup, locale: Locale): string {
  const often = t(locale, 'questions.times', { n: times });
  if (statement === null) return `${t(locale, 'questions.near-none')} · ${often}`;
  return [escaped(whole(statement), mostShown), ...holderOf(statement, playbook, locale), often].join(' · ');
}

function holderOf({ party, phase }: Responsibility, playbook: Playbook, locale: Locale): readonly string[] {
  const names = [
    party === null ? '' : partyTitle(playbook, party, locale),
    phase === null ? '' : phaseName(playbook, phase, locale),
  ];
  return names.filter((name) => name !== '').map((name) => escaped(name));
}

function questionBlock({ statement }: QuestionGroup, { newest, concern, times }: OpenQuestion, locale: Locale): object {
  const question = { question: newest.id };
  const means = t(locale, 'questions.means');
  const other = t(locale, 'questions.else');
  const outside = t(locale, 'questions.outside');
  return draw({
    text: escaped(newest.text, mostShown * 2),
    meta: [t(locale, `questions.${concern}`), t(locale, 'questions.times', { n: times })].join(' · '),
    choices: [
      ...(statement === null
        ? []
        : [
            { title: means, press: press('questions.means', means, { ...question, responsibility: statement.id }) },
            { title: other, press: press('questions.others', other, question) },
          ]),
      { title: outside, press: press('questions.outside', outside, question) },
    ],
  });
}

function notedOf({ text, statement }: JustDecided, locale: Locale): string {
  const question = label(text, mostShown);
  return statement === null
    ? t(locale, 'questions.noted-outside', { question })
    : t(locale, 'questions.noted-means', { question, statement: label(whole(statement), mostShown) });
}

/** The statements that a question may mean beside the nearest: a tap chooses one. */
export function otherStatementsCard(
  question: { readonly id: string; readonly text: string },
  statements: readonly Responsibility[],
  { playbook, locale }: { readonly playbook: Playbook; readonly locale: Locale },
): Card {
  const outside = t(locale, 'questions.outside');
  return drawFact({
    locale,
    title: t(locale, 'questions.which'),
    leads: [escaped(question.text, mostShown * 2)],
    sections: [
      {
        rows: statements.map((statement) =>
          rowBlock({
            mark: '›',
            colour: 'Default',
            text: escaped(whole(statement), mostShown * 2),
            meta: holderOf(statement, playbook, locale).join(' · '),
            press: press('questions.means', label(whole(statement), mostShown), {
              question: question.id,
              responsibility: statement.id,
            }),
          }),
        ),
      },
    ],
    notes: statements.length === 0 ? [t(locale, 'questions.no-others')] : [],
    actions: [
      press('questions.outside', outside, { question: question.id }),
      press('questions.show', t(locale, 'button.back'), {}),
    ],
  });
}
