import { itemsOf } from '../data/domain/checklist.js';
import { wordsOf } from '../data/domain/duties.js';
import type { Engagement, Item } from '../data/domain/engagement.js';
import { exceptionsOf, isBlocking } from '../data/domain/exception.js';
import { type Locale, type Phase, phases } from '../data/domain/responsibility.js';
import { canReopen } from '../data/domain/send-back.js';
import { choice, plain, withoutMarkup } from './markdown.js';
import json from './reason-form.json' with { type: 'json' };
import { fitting, textAllowances } from './size.js';
import { type Card, layout } from './template.js';
import { type ExecuteAction, press } from './verbs.js';
import { day, type Key, say } from './words.js';

const draw = layout(json);

interface Options {
  readonly locale: Locale;
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
  readonly lead: Key;
  readonly choices?: readonly Field[];
  readonly due?: true;
  readonly reason?: false;
  readonly standing?: readonly { text: string; meta: string; actions: readonly ExecuteAction[] }[];
  readonly actions: readonly ExecuteAction[];
}

function drawForm(form: Form, { locale, typed = {}, notice }: Options): Card {
  const { title, lead, choices = [], standing = [], actions } = form;
  return draw({
    lang: locale,
    notice: notice === undefined ? null : plain(notice),
    title,
    lead: say(locale, lead),
    standing,
    choices: choices.map(({ id, label, empty, multi = false, options }) => ({
      id,
      label: say(locale, label),
      placeholder: empty === undefined ? null : say(locale, empty),
      multi,
      style: multi ? 'expanded' : 'compact',
      value: typed[id] ?? (multi || options.length !== 1 ? null : (options[0]?.value ?? null)),
      options,
    })),
    reason: form.reason === false ? null : { label: say(locale, 'form.reason'), value: typed.reason ?? null },
    due: form.due === undefined ? null : { label: say(locale, 'form.due'), value: typed.due ?? null },
    actions,
  });
}

/** Items that a choice names at most; the rest follow when these are settled. */
const mostChoices = 60;

const back = (engagement: Engagement, locale: Locale) =>
  press('engagement.show', say(locale, 'button.not-now'), { engagement: engagement.id });

const optionOf = (item: Item, locale: Locale, limit: number, value: string) => ({
  title: choice(withoutMarkup(wordsOf(item, locale).text), Math.min(limit, 200)),
  value,
});

/** A required item stays open when the phase is passed: which, why, who sees to it, until when. */
export function exceptionForm(engagement: Engagement, options: Options): Card {
  const { locale } = options;
  const { phase, id } = engagement;
  const name = say(locale, `phase.${phase}`);
  const open = itemsOf(engagement, phase).filter(isBlocking).slice(0, mostChoices);
  const people = new Map(engagement.members.map(({ person }) => [person.id, person.name]));
  return fitting(textAllowances, (limit) =>
    drawForm(
      {
        title: say(locale, 'exception.title', { phase: name }),
        lead: 'exception.lead',
        standing: exceptionsOf(engagement, phase)
          .slice(0, 20)
          .map((item) => ({
            text: plain(withoutMarkup(wordsOf(item, locale).text), limit),
            meta: exceptionLine(item.exception, locale, limit),
            actions: [
              press('exception.withdraw', say(locale, 'button.withdraw-exception'), {
                engagement: id,
                item: item.id,
                seen: item.version,
              }),
            ],
          })),
        choices:
          open.length === 0
            ? []
            : [
                {
                  id: 'which',
                  label: 'exception.item',
                  empty: 'exception.choose-item',
                  options: open.map((item) => optionOf(item, locale, limit, `${item.id} ${item.version}`)),
                },
                {
                  id: 'owner',
                  label: 'exception.owner',
                  empty: 'setup.choose-person',
                  options: [...people].map(([value, title]) => ({ title: choice(title, 60), value })),
                },
              ],
        ...(open.length === 0 ? { reason: false as const } : { due: true as const }),
        actions: [
          ...(open.length === 0
            ? []
            : [press('exception.save', say(locale, 'button.save'), { engagement: id }, { style: 'positive' })]),
          press('checkpoint.review', say(locale, 'button.review'), { engagement: id, phase }),
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
  limit: number,
): string =>
  say(locale, 'exception.line', {
    reason: plain(reason, limit),
    name: plain(owner.name, Math.min(60, limit)),
    date: day(due, locale),
  });

/** What is not done after all, and why. */
export function sendBackForm(engagement: Engagement, phase: Phase, options: Options): Card {
  const { locale } = options;
  const { id, version } = engagement;
  const done = itemsOf(engagement, phase).filter((item) => item.tick !== null);
  return fitting(textAllowances, (limit) =>
    drawForm(
      {
        title: say(locale, 'send-back.title', { phase: say(locale, `phase.${phase}`) }),
        lead: 'send-back.lead',
        choices: [
          {
            id: 'items',
            label: 'send-back.items',
            multi: true,
            options: done.slice(0, mostChoices).map((item) => optionOf(item, locale, limit, item.id)),
          },
        ],
        actions: [
          press(
            'send-back.save',
            say(locale, 'button.send-back'),
            { engagement: id, phase, seen: version },
            { style: 'destructive' },
          ),
          press('checkpoint.review', say(locale, 'button.not-now'), { engagement: id, phase }),
        ],
      },
      options,
    ),
  );
}

/** Which passed phase is open again, and why. */
export function reopenForm(engagement: Engagement, options: Options): Card {
  const { locale } = options;
  const { id, version } = engagement;
  const passed = phases.filter((phase) => canReopen(engagement, phase));
  // Most likely the last one.
  const typed = { phase: passed.at(-1) ?? '', ...options.typed };
  return drawForm(
    {
      title: say(locale, 'reopen.title'),
      lead: 'reopen.lead',
      choices: [
        {
          id: 'phase',
          label: 'reopen.phase',
          empty: 'reopen.choose-phase',
          options: passed.map((phase) => ({ title: say(locale, `phase.${phase}`), value: phase })),
        },
      ],
      actions: [
        press('reopen.save', say(locale, 'button.reopen'), { engagement: id, seen: version }, { style: 'destructive' }),
        back(engagement, locale),
      ],
    },
    { ...options, typed },
  );
}

/** Why it is paused, or ends here. */
export function stopForm(engagement: Engagement, what: 'pause' | 'cancel', options: Options): Card {
  const { locale } = options;
  const data = { engagement: engagement.id };
  return drawForm(
    {
      title: say(locale, `${what}.title`),
      lead: `${what}.lead`,
      actions: [
        what === 'pause'
          ? press('pause.save', say(locale, 'button.pause'), data, { style: 'positive' })
          : press('cancel.save', say(locale, 'button.cancel-engagement'), data, { style: 'destructive' }),
        back(engagement, locale),
      ],
    },
    options,
  );
}
