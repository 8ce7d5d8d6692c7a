import type { Joined } from '../../data/domain/answer/joined.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Tick } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { day, t } from '../kit/i18n.js';
import { escaped, nameLength } from '../kit/markdown.js';
import { part } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { dateTime, rowDateTime, type Zone, zoneAt } from '../wording/date-time.js';
import { phaseName } from '../wording/names.js';
import { ownerHeading } from '../wording/party.js';
import type { AnswerReference } from './answer-reference.js';
import json from './joined.json' with { type: 'json' };

const draw = part(json);

/** One row of the engagement below an answer, with what its reader may do. */
export interface JoinedRow {
  readonly joined: Joined;
  /** Deep link to the card that shows it; null where none is posted. */
  readonly link: string | null;
  /** The asker may tick it, or take its tick back. */
  readonly may: boolean;
  /** The asker was told that another person ticked it: the next press takes it back all the same. */
  readonly sure?: boolean;
}

export interface JoinedView {
  readonly engagement: Engagement;
  readonly rows: readonly JoinedRow[];
  /** Why a press was not done. */
  readonly notice?: string;
}

/** Where the answer's responsibility stands in the engagement: state, who and when, date, a way to its card. */
export function joinedBlock(
  view: JoinedView,
  { locale, place }: { readonly locale: Locale; readonly place: 'personal' | 'channel' | 'group' },
  reference: AnswerReference,
): unknown {
  const { engagement, rows, notice } = view;
  const customer = engagement.details?.customer ?? '';
  const zone = zoneAt(engagement, place);
  return draw({
    title: escaped(t(locale, 'joined.title', { customer })),
    notice: notice === undefined ? null : escaped(notice),
    question: questionOf(rows, locale, zone),
    rows: rows.map((row, at) => ({
      text: `${row.joined.is === 'item' ? (row.joined.item.tick === null ? '☐ ' : '✓ ') : ''}${stateOf(engagement, row.joined, locale)}`,
      colour: row.joined.is === 'item' && row.joined.item.tick !== null ? 'Good' : 'Default',
      meta: metaOf(engagement, row.joined, locale, zone),
      // Rows of one card need one way to it.
      actions: actionsOf(
        engagement,
        rows.slice(at + 1).some(({ link }) => link === row.link) ? { ...row, link: null } : row,
        locale,
        reference,
      ),
    })),
  });
}

/** Asks before another person's tick is taken back. */
function questionOf(rows: readonly JoinedRow[], locale: Locale, zone: Zone): string | null {
  const sure = rows.find((row) => row.sure === true)?.joined;
  if (sure?.is !== 'item' || sure.item.tick === null) return null;
  const { by, at } = sure.item.tick;
  return t(locale, 'item.undo-question', { name: escaped(by.name, nameLength), when: dateTime(at, locale, zone) });
}

function stateOf({ playbook }: Engagement, joined: Joined, locale: Locale): string {
  if (joined.is === 'ahead') return t(locale, 'joined.ahead', { phase: phaseName(playbook, joined.phase, locale) });
  if (joined.is === 'standing') {
    return t(locale, 'joined.standing', { state: t(locale, `standing.${joined.item.state}`) });
  }
  return t(locale, joined.item.tick === null ? 'joined.open' : 'joined.done');
}

const byWhom = (tick: Tick | null, locale: Locale, zone: Zone): string =>
  tick === null ? '' : `${escaped(tick.by.name, nameLength)}, ${rowDateTime(tick.at, locale, zone)}`;

/** Whose it is, who did it and when, or by when. */
function metaOf(engagement: Engagement, joined: Joined, locale: Locale, zone: Zone): string {
  const owed = joined.is === 'ahead' ? joined : joined.item;
  const parts = [escaped(ownerHeading(engagement, owed, locale))];
  if (joined.is === 'standing') parts.push(byWhom(joined.item.marked, locale, zone));
  if (joined.is === 'item') {
    const { tick, due } = joined.item;
    parts.push(
      byWhom(tick, locale, zone),
      tick === null && due !== undefined ? t(locale, 'item.due', { date: day(due, locale) }) : '',
    );
  }
  return parts.filter((part) => part !== '').join(' · ');
}

function actionsOf(engagement: Engagement, row: JoinedRow, locale: Locale, reference: AnswerReference) {
  const { joined, link, may, sure = false } = row;
  const jump = link === null ? [] : [{ type: 'Action.OpenUrl', title: t(locale, 'button.open-card'), url: link }];
  if (joined.is !== 'item' || !may) return jump;
  const { item } = joined;
  const data = { ...reference, engagement: engagement.id, item: item.id, seen: item.version };
  const set =
    item.tick === null
      ? press('joined.tick', t(locale, 'button.mark-done'), data)
      : press('joined.untick', t(locale, 'button.undo'), sure ? { ...data, sure } : data);
  return [set, ...jump];
}
