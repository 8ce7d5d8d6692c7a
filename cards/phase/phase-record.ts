import { countsOf } from '../../data/domain/checklist/checklist.js';
import { wordsOf } from '../../data/domain/checklist/duties.js';
import { outcomes, type PhaseOutcome, type Signature } from '../../data/domain/checkpoint.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import type { RecordedMeeting } from '../../data/domain/meeting/meeting.js';
import type { Member } from '../../data/domain/member.js';
import type { PhaseRecord } from '../../data/domain/phase/record.js';
import { byOwner, ownerOf } from '../../data/domain/playbook/owner.js';
import { sides } from '../../data/domain/playbook/sides.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { quoted, t } from '../kit/i18n.js';
import { languageLine } from '../kit/language.js';
import { escaped, nameLength, withoutMarkdown } from '../kit/markdown.js';
import { largest, sizeOf, sum } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { runs } from '../rows/item-row.js';
import { pagerOf } from '../rows/pager.js';
import { pageOf } from '../rows/pages.js';
import { whole } from '../wording/citation.js';
import { countsLine } from '../wording/counts.js';
import { dateTime, meetingTime, sharedZone, type Zone } from '../wording/date-time.js';
import { approvalWords } from '../wording/involvement/involved-words.js';
import { emptyListLine } from '../wording/item-words.js';
import { memberWords } from '../wording/member-words.js';
import { phaseName } from '../wording/names.js';
import { type Headed, ownerHeading } from '../wording/party.js';
import { recordedName, signerName } from '../wording/signer.js';
import json from './phase-record.json' with { type: 'json' };
import { exceptionLine } from './reason-form.js';

const draw = layout(json);

/** What a phase of the engagement came to, as it was frozen when it was passed. */
export function phaseRecordCard(
  engagement: Engagement,
  record: PhaseRecord,
  locale: Locale,
  zone: Zone = sharedZone(engagement),
  wanted = 1,
  meetings: readonly RecordedMeeting[] = [],
): Card {
  const { phase, customer, passed, acknowledged, confirmed, datasetVersion } = record;
  const rows = rowsOf(engagement, record, locale, zone, meetings);
  // The same breaks in every language, so that a reader who changes it misses no row.
  const everywhere = locales.map((other) => rowsOf(engagement, record, other, zone, meetings));
  const shown = pageOf(
    rows.map((row, at) => ({ row, size: largest(...everywhere.flatMap((all) => all[at] ?? []).map(sizeOf)) })),
    wanted,
    ({ size }) => sum(size, around),
  );
  return draw({
    lang: locale,
    title: escaped(t(locale, 'record.title', { phase: phaseName(engagement.playbook, phase, locale), customer })),
    language: languageLine(engagement, { kind: 'record', phase, page: shown.page }, locale),
    lines: [
      t(locale, 'checkpoint.passed-on', {
        phase: phaseName(engagement.playbook, phase, locale),
        when: dateTime(passed, locale, zone),
      }),
      ...signed('checkpoint.acknowledged-by', acknowledged, locale, zone),
      ...signed('checkpoint.confirmed-by', confirmed, locale, zone),
      ...sides
        .filter((side) => record.nothingToRemediate[side] !== null)
        .map((side) => emptyListLine(engagement, 'checkpoint.stated-none', { phase, side }, locale)),
      ...(datasetVersion === null
        ? []
        : [t(locale, 'record.dataset', { version: escaped(datasetVersion), changed: record.change })]),
      countsLine(countsOf(record.items), locale, true),
    ]
      .filter((text) => text !== '')
      .map((text) => ({ text })),
    sections: runs(
      shown.rows.map(({ row }) => row),
      ({ heading }) => heading,
    ).map((ofSection) => ({ heading: ofSection[0].heading, rows: ofSection })),
    pager: pagerOf(shown, locale, (page, title) =>
      press('record.show', title, { engagement: record.engagement, phase, page }),
    ),
    actions: [
      press('phases.show', t(locale, 'button.phases'), { engagement: record.engagement }),
      press('engagement.show', t(locale, 'button.back-to-engagement'), { engagement: record.engagement }),
    ],
  });
}

function signed(
  key: 'checkpoint.acknowledged-by' | 'checkpoint.confirmed-by',
  signature: Signature | null,
  locale: Locale,
  zone: Zone,
): readonly string[] {
  if (signature === null) return [];
  const { at, note } = signature;
  const line = `${dateTime(at, locale, zone)} · ${t(locale, key, { name: signerName(signature) })}`;
  return [note === undefined ? line : `${line} ${quoted(escaped(note), locale)}`];
}

/** A row of the record and the heading that it stands under. */
interface Row {
  readonly heading: string;
  readonly text: string;
  readonly meta: string | null;
}

/** What the containers of a row and of its heading take. */
const around = { bytes: 450, units: 450 };

/** Everything below the first lines: what was excepted, both sides' rows, the outcomes, who took part. */
function rowsOf(
  { playbook }: Engagement,
  record: PhaseRecord,
  locale: Locale,
  zone: Zone,
  meetings: readonly RecordedMeeting[],
): readonly Row[] {
  const { customer, delivery = {}, exceptions, items, people } = record;
  // What the customer was called then, and who delivered.
  const heading: Headed = { playbook, details: { customer, ...delivery } };
  const under = (title: string, rows: readonly Omit<Row, 'heading'>[]) =>
    rows.map((row) => ({ heading: title, ...row }));
  return [
    ...under(
      t(locale, 'record.exceptions', { n: exceptions.length }),
      exceptions.map((one) => ({ text: escaped(withoutMarkdown(one.text)), meta: exceptionLine(one, locale) })),
    ),
    ...runs([...items].sort(byOwner(playbook)), ownerOf).flatMap((owed) =>
      under(
        escaped(ownerHeading(heading, owed[0], locale)),
        owed.map((item) => rowOf(heading, item, locale, zone)),
      ),
    ),
    ...under(
      t(locale, 'record.meetings'),
      meetings.flatMap(({ starts, minutes }) =>
        minutes === null
          ? []
          : [
              {
                text: meetingTime(starts, locale, zone),
                meta: escaped([...minutes.decisions, minutes.notes].join(' · ')),
              },
            ],
      ),
    ),
    ...under(t(locale, 'record.outcomes'), outcomeRows(record, locale)),
    ...under(
      t(locale, 'record.people'),
      people.map((member) => ({ text: memberLine(heading, member, record, locale), meta: null })),
    ),
  ];
}

/** What the last to sign said of the expected outcomes; nothing where the question was not asked. */
function outcomeRows({ acknowledged, confirmed }: PhaseRecord, locale: Locale): readonly Omit<Row, 'heading'>[] {
  const signatures = [acknowledged, confirmed].filter((one) => one?.outcomes !== undefined);
  if (signatures.length === 0) return [];
  const holds = (outcome: PhaseOutcome) => signatures.every((one) => one?.outcomes?.includes(outcome) === true);
  return outcomes.map((outcome) => ({
    text: `${holds(outcome) ? '✓' : '☐'} ${t(locale, `outcome.${outcome}`)}`,
    meta: null,
  }));
}

function rowOf(heading: Headed, item: Item, locale: Locale, zone: Zone): Omit<Row, 'heading'> {
  const { tick, notApplicable } = item;
  const mark = tick !== null ? '✓' : notApplicable !== undefined ? '–' : '☐';
  const said = tick ?? notApplicable ?? null;
  const who = said === null ? [] : [`${escaped(said.by.name, nameLength)}, ${dateTime(said.at, locale, zone)}`];
  const why =
    tick !== null || notApplicable === undefined
      ? []
      : [t(locale, 'item.not-applicable', { reason: escaped(notApplicable.reason) })];
  return {
    text: `${mark} ${escaped(whole(wordsOf(item, locale)))}`,
    meta:
      [...why, ...who, approvalWords(heading, item, locale)].filter((part) => part !== '').join(' · ') ||
      (item.optional ? t(locale, 'item.optional') : null),
  };
}

const memberLine = (heading: Headed, member: Member, record: PhaseRecord, locale: Locale): string =>
  [recordedName(member.person, record), ...memberWords(heading, member, locale)].join(' · ');
