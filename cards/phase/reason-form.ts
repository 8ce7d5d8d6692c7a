import { itemsOf } from '../../data/domain/checklist/checklist.js';
import { wordsOf } from '../../data/domain/checklist/duties.js';
import { isBlocking } from '../../data/domain/checklist/missing.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { exceptionsOf } from '../../data/domain/phase/exception.js';
import { canReopen } from '../../data/domain/phase/send-back.js';
import { phasesOf } from '../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { day, type Key, t } from '../kit/i18n.js';
import { choice, escaped, nameLength } from '../kit/markdown.js';
import { asManyAsFit, sum } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import { pagerOf } from '../rows/pager.js';
import { type Measure, pageOf, weighItem } from '../rows/pages.js';
import { whole } from '../wording/citation.js';
import { phaseName } from '../wording/names.js';
import json from './reason-form.json' with { type: 'json' };

const draw = layout(json);

interface Options {
  readonly locale: Locale;
  /** 1-based, of the items to choose from; the first without it. */
  readonly page?: number;
  /** What was typed, when the form comes back with a sentence. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly notice?: string;
}

interface Field {
  readonly id: string;
  readonly label: Key;
  /** What an empty field asks for. */
  readonly empty?: Key;
  readonly multi?: true;
  readonly options: readonly { readonly title: string; readonly value: string }[];
}

interface Form {
  readonly title: string;
  /** A sentence; one about a phase says which. */
  readonly lead: Key | { readonly key: Key; readonly phase: string };
  readonly choices?: readonly Field[];
  readonly due?: true;
  readonly reason?: false;
  readonly standing?: readonly { text: string; meta: string; actions: readonly ExecuteAction[] }[];
  readonly pager?: object | null;
  readonly actions: readonly ExecuteAction[];
}

function drawForm(form: Form, { locale, typed = {}, notice }: Options): Card {
  const { title, lead, choices = [], standing = [], pager = null, actions } = form;
  return draw({
    lang: locale,
    notice: notice === undefined ? null : escaped(notice),
    title,
    lead: typeof lead === 'string' ? t(locale, lead) : t(locale, lead.key, { phase: lead.phase }),
    standing,
    choices: choices.map(({ id, label, empty, multi = false, options }) => ({
      id,
      label: t(locale, label),
      placeholder: empty === undefined ? null : t(locale, empty),
      multi,
      style: multi ? 'expanded' : 'compact',
      value: typed[id] ?? (multi || options.length !== 1 ? null : (options[0]?.value ?? null)),
      options,
    })),
    reason: form.reason === false ? null : { label: t(locale, 'form.reason'), value: typed.reason ?? null },
    due: form.due === undefined ? null : { label: t(locale, 'form.due'), value: typed.due ?? null },
    pager,
    actions,
  });
}

/** A row that was chosen in a form that comes back: the page that holds it is shown. */
const chosenIn =
  (field: string, { typed = {} }: Options) =>
  ({ id }: Item): boolean =>
    (typed[field] ?? '').split(/[ ,]/u).includes(id);

const back = (engagement: Engagement, locale: Locale) =>
  press('engagement.show', t(locale, 'button.not-now'), { engagement: engagement.id });

const optionOf = (item: Item, locale: Locale, value: string) => ({
  title: choice(whole(wordsOf(item, locale))),
  value,
});

/** What is excepted already, shown on the form at most; the review and the record have all of it. */
const exceptionsAtMost = 20;

/** Half of a card is for what is chosen from, the other for what is excepted already. */
const halfOf =
  (engagement: Engagement): Measure<Item> =>
  (item, before) => {
    const size = weighItem(engagement, true)(item, before);
    return sum(size, size);
  };

/** A required item stays open when the phase is passed: which, why, who sees to it, until when. */
export function exceptionForm(engagement: Engagement, options: Options): Card {
  const { locale } = options;
  const { phase, id } = engagement;
  const name = phaseName(engagement.playbook, phase, locale);
  const open = pageOf(
    itemsOf(engagement, phase).filter(isBlocking),
    options.page ?? chosenIn('which', options),
    halfOf(engagement),
  );
  const people = new Map(engagement.members.map(({ person }) => [person.id, person.name]));
  return asManyAsFit(exceptionsAtMost + people.size, (most) =>
    drawForm(
      {
        title: t(locale, 'exception.title', { phase: name }),
        lead: 'exception.lead',
        standing: exceptionsOf(engagement, phase)
          .slice(0, Math.min(most, exceptionsAtMost))
          .map((item) => ({
            text: escaped(whole(wordsOf(item, locale))),
            meta: exceptionLine(item.exception, locale),
            actions: [
              press('exception.withdraw', t(locale, 'button.withdraw-exception'), {
                engagement: id,
                item: item.id,
                seen: item.version,
              }),
            ],
          })),
        choices:
          open.total === 0
            ? []
            : [
                {
                  id: 'which',
                  label: 'exception.item',
                  empty: 'exception.choose-item',
                  options: open.rows.map((item) => optionOf(item, locale, `${item.id} ${item.version}`)),
                },
                {
                  id: 'owner',
                  label: 'exception.owner',
                  empty: 'setup.choose-person',
                  options: [...people]
                    .slice(0, most)
                    .map(([value, title]) => ({ title: choice(title, nameLength), value })),
                },
              ],
        ...(open.total === 0 ? { reason: false as const } : { due: true as const }),
        pager: pagerOf(open, locale, (page, title) => press('exception.form', title, { engagement: id, page })),
        actions: [
          ...(open.total === 0
            ? []
            : [press('exception.save', t(locale, 'button.save'), { engagement: id }, { style: 'positive' })]),
          press('checkpoint.review', t(locale, 'button.review'), { engagement: id, phase }),
        ],
      },
      options,
    ),
  );
}

/** Why an item stays open, who sees to it, until when: escaped. */
export const exceptionLine = (
  { reason, owner, due }: { reason: string; owner: { name: string }; due: string },
  locale: Locale,
): string =>
  t(locale, 'exception.line', {
    reason: escaped(reason),
    name: escaped(owner.name, nameLength),
    date: day(due, locale),
  });

/** What is not done after all, and why. */
export function sendBackForm(engagement: Engagement, phase: PhaseId, options: Options): Card {
  const { locale } = options;
  const { id, version } = engagement;
  const done = pageOf(
    itemsOf(engagement, phase).filter((item) => item.tick !== null),
    options.page ?? chosenIn('items', options),
    weighItem(engagement, true),
  );
  return drawForm(
    {
      title: t(locale, 'send-back.title', { phase: phaseName(engagement.playbook, phase, locale) }),
      lead: 'send-back.lead',
      choices: [
        {
          id: 'items',
          label: 'send-back.items',
          multi: true,
          options: done.rows.map((item) => optionOf(item, locale, item.id)),
        },
      ],
      pager: pagerOf(done, locale, (page, title) => press('send-back.form', title, { engagement: id, phase, page })),
      actions: [
        press(
          'send-back.save',
          t(locale, 'button.send-back'),
          { engagement: id, phase, seen: version },
          { style: 'destructive' },
        ),
        press('checkpoint.review', t(locale, 'button.not-now'), { engagement: id, phase }),
      ],
    },
    options,
  );
}

/** Which passed phase is open again, and why. */
export function reopenForm(engagement: Engagement, options: Options): Card {
  const { locale } = options;
  const { id, version } = engagement;
  const passed = phasesOf(engagement.playbook).filter((phase) => canReopen(engagement, phase));
  // Most likely the last one.
  const typed = { phase: passed.at(-1) ?? '', ...options.typed };
  return drawForm(
    {
      title: t(locale, 'reopen.title'),
      lead: 'reopen.lead',
      choices: [
        {
          id: 'phase',
          label: 'reopen.phase',
          empty: 'reopen.choose-phase',
          options: passed.map((phase) => ({ title: phaseName(engagement.playbook, phase, locale), value: phase })),
        },
      ],
      actions: [
        press('reopen.save', t(locale, 'button.reopen'), { engagement: id, seen: version }, { style: 'destructive' }),
        back(engagement, locale),
      ],
    },
    { ...options, typed },
  );
}

/** Why a completed engagement goes on. */
export function reopenEngagementForm(engagement: Engagement, options: Options): Card {
  const { locale } = options;
  const phase = phaseName(engagement.playbook, engagement.phase, locale);
  return drawForm(
    {
      title: t(locale, 'reopen-engagement.title'),
      lead: { key: 'reopen-engagement.lead', phase },
      actions: [
        press(
          'reopen-engagement.save',
          t(locale, 'button.reopen-engagement'),
          { engagement: engagement.id },
          { style: 'destructive' },
        ),
        back(engagement, locale),
      ],
    },
    options,
  );
}

/** Why it is paused, or ends here. */
export function stopForm(engagement: Engagement, what: 'pause' | 'cancel', options: Options): Card {
  const { locale } = options;
  const data = { engagement: engagement.id };
  return drawForm(
    {
      title: t(locale, `${what}.title`),
      lead: `${what}.lead`,
      actions: [
        what === 'pause'
          ? press('pause.save', t(locale, 'button.pause'), data, { style: 'positive' })
          : press('cancel.save', t(locale, 'button.cancel-engagement'), data, { style: 'destructive' }),
        back(engagement, locale),
      ],
    },
    options,
  );
}
