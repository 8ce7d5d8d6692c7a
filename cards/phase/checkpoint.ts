import { countsOf, itemsOf } from '../../data/domain/checklist/checklist.js';
import type { Missing } from '../../data/domain/checklist/missing.js';
import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { daysLate, ownersOf } from '../../data/domain/list/list.js';
import { exceptionsOf } from '../../data/domain/phase/exception.js';
import { byOwner, ownerOf } from '../../data/domain/playbook/owner.js';
import { hasOwnList, isLastPhase } from '../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import { sides } from '../../data/domain/playbook/sides.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { languageLine } from '../kit/language.js';
import { escaped, nameLength } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { type ItemRow, itemRow, runs } from '../rows/item-row.js';
import { pagerOf } from '../rows/pager.js';
import { type Page, pageOf, sorted, weighItem } from '../rows/pages.js';
import { countsLine } from '../wording/counts.js';
import { dateTime, sharedZone, type Zone } from '../wording/date-time.js';
import { emptyListLine } from '../wording/item-words.js';
import { ownListOf, phaseName } from '../wording/names.js';
import { ownerHeading } from '../wording/party.js';
import { signerName } from '../wording/signer.js';
import json from './checkpoint.json' with { type: 'json' };
import { outcomesOf, statementOf } from './sign-off.js';

const draw = layout(json);

interface Options {
  readonly phase: PhaseId;
  readonly locale: Locale;
  /** 1-based, of the rows; the first without it. */
  readonly page?: number;
  readonly notice?: string;
  /** Where times are told; without it as shared cards do. */
  readonly zone?: Zone;
}

interface RowsView {
  readonly locale: Locale;
  readonly today?: IsoDate;
  readonly zone?: Zone;
}

/** Rows below the party that owes them, in the order of the playbook; those of parties on neither side last. */
const ownersRows = (engagement: Engagement, rows: readonly Item[], view: RowsView) =>
  runs([...rows].sort(byOwner(engagement.playbook)), ownerOf).map((owed) => ownerRows(engagement, owed, view));

function ownerRows(
  engagement: Engagement,
  items: readonly [Item, ...Item[]],
  { locale, today, zone = sharedZone(engagement) }: RowsView,
) {
  const [first] = items;
  const rows: ItemRow[] = items.map((item) =>
    late(itemRow(engagement, item, { locale, page: 1, closed: true, alone: true, zone }), item, locale, today),
  );
  // Who is asked for what is open; what is done says by whom.
  const owners =
    today === undefined || first.side === 'other'
      ? []
      : ownersOf(engagement, first.side).map(({ name }) => escaped(name, nameLength));
  return {
    party: [escaped(ownerHeading(engagement, first, locale)), owners.slice(0, 5).join(', ')]
      .filter((part) => part !== '')
      .join(' · '),
    rows,
  };
}

function late(row: ItemRow, item: Item, locale: Locale, today: IsoDate | undefined): ItemRow {
  const n = today === undefined ? 0 : daysLate(item, today);
  if (n === 0) return row;
  const said = t(locale, 'list.late', { n });
  return { ...row, meta: row.meta === null ? said : `${row.meta} · ${said}` };
}

const reviewPager = (engagement: Engagement, shown: Page<Item>, { phase, locale }: Options) =>
  pagerOf(shown, locale, (page, title) =>
    press('checkpoint.review', title, { engagement: engagement.id, phase, page }),
  );

const head = ({ locale, notice }: Options) => ({ lang: locale, notice: notice === undefined ? null : escaped(notice) });

/** Asked early: what the checkpoint still needs, by the side that owes it. */
export function missingCard(
  engagement: Engagement,
  options: Options & { readonly missing: Missing; readonly today: IsoDate },
): Card {
  const { phase, locale, missing, today } = options;
  const n = missing.open.customer.length + missing.open.provider.length;
  const data = { engagement: engagement.id };
  const list = ownListOf(engagement.playbook, phase, locale);
  const shown = pageOf(
    [...missing.open.customer, ...missing.open.provider],
    options.page ?? 1,
    weighItem(engagement, true),
  );
  return draw({
    ...head(options),
    title: t(locale, 'checkpoint.not-yet'),
    language: languageLine(engagement, { kind: 'review', phase, page: shown.page }, locale),
    lead:
      n === 0
        ? t(locale, 'next.remediation', list)
        : t(locale, 'checkpoint.open', { n, phase: phaseName(engagement.playbook, phase, locale) }),
    sides: ownersRows(engagement, shown.rows, { locale, today }),
    pager: reviewPager(engagement, shown, options),
    notes: missing.statements.map((side) => ({
      text: emptyListLine(engagement, 'checkpoint.statement-missing', { phase, side }, locale),
    })),
    statement: null,
    note: null,
    actions: [
      ...(missing.statements.length > 0 ? [press('remediation.none', list.nothing, data)] : []),
      press('checklist.post', t(locale, 'button.checklist'), data),
      ...(n > 0 ? [press('exception.form', t(locale, 'button.except'), data)] : []),
      press('checkpoint.review', t(locale, 'button.look-again'), { ...data, phase }),
    ],
  });
}

/** Everything to look at before a checkpoint is acknowledged: who did what and when, then the statement. */
export function reviewCard(engagement: Engagement, options: Options): Card {
  const { phase, locale, zone = sharedZone(engagement) } = options;
  const { joint, acknowledged, confirmed, nothingToRemediate } = checkpointOf(engagement, phase);
  const name = phaseName(engagement.playbook, phase, locale);
  const half = (which: 'acknowledge' | 'confirm') => ({
    engagement: engagement.id,
    phase,
    seen: engagement.version,
    half: which,
  });
  const given = [
    acknowledged === null
      ? null
      : `${dateTime(acknowledged.at, locale, zone)} · ${t(locale, 'checkpoint.acknowledged-by', { name: signerName(acknowledged) })}`,
    confirmed === null
      ? null
      : `${dateTime(confirmed.at, locale, zone)} · ${t(locale, 'checkpoint.confirmed-by', { name: signerName(confirmed) })}`,
  ].filter((text) => text !== null);
  const stated = sides
    .filter((side) => hasOwnList(engagement.playbook, phase) && nothingToRemediate[side] !== null)
    .map((side) => emptyListLine(engagement, 'checkpoint.stated-none', { phase, side }, locale));
  const shown = pageOf(sorted(engagement, itemsOf(engagement, phase)), options.page ?? 1, weighItem(engagement, true));
  return draw({
    ...head(options),
    title: t(locale, 'checkpoint.review', { phase: name }),
    language: languageLine(engagement, { kind: 'review', phase, page: shown.page }, locale),
    lead: t(locale, joint ? 'checkpoint.joint' : 'checkpoint.one-sided', { phase: name }),
    sides: ownersRows(engagement, shown.rows, { locale, zone }),
    pager: reviewPager(engagement, shown, options),
    notes: [
      countsLine(countsOf(itemsOf(engagement, phase)), locale),
      ...stated,
      ...sentBackLine(engagement, phase, locale, zone),
      ...given,
    ]
      .concat(isLastPhase(engagement.playbook, phase) ? outcomesOf(engagement, locale) : [])
      .map((text) => ({ text })),
    statement: statementOf(engagement, phase, locale),
    note: { label: t(locale, 'sign-off.note') },
    actions: [
      ...(acknowledged === null
        ? [press('checkpoint.ask', t(locale, 'button.acknowledge'), half('acknowledge'), { style: 'positive' })]
        : []),
      ...(joint && confirmed === null
        ? [press('checkpoint.ask', t(locale, 'button.confirm'), half('confirm'), { style: 'positive' })]
        : []),
      press('send-back.form', t(locale, 'button.send-back'), { engagement: engagement.id, phase }),
      ...(exceptionsOf(engagement, phase).length > 0
        ? [press('exception.form', t(locale, 'button.exceptions'), { engagement: engagement.id })]
        : []),
      press('engagement.show', t(locale, 'button.not-now'), { engagement: engagement.id }),
    ],
  });
}

/** Why it was sent back the last time, until one half is given again. */
function sentBackLine(engagement: Engagement, phase: PhaseId, locale: Locale, zone: Zone): readonly string[] {
  const { sentBack, acknowledged, confirmed, passed } = checkpointOf(engagement, phase);
  if (sentBack === undefined || acknowledged !== null || confirmed !== null || passed !== null) return [];
  return [
    t(locale, 'phases.sent-back', {
      name: escaped(sentBack.by.name, nameLength),
      when: dateTime(sentBack.at, locale, zone),
      reason: escaped(sentBack.reason),
    }),
  ];
}
