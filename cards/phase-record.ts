import { wordsOf } from '../data/domain/duties.js';
import type { Engagement, Item, Member } from '../data/domain/engagement.js';
import { type Outcome, outcomes, type Signature } from '../data/domain/phase-event.js';
import type { PhaseRecord } from '../data/domain/record.js';
import { type Locale, sides } from '../data/domain/responsibility.js';
import { languageLine } from './language.js';
import { plain, withoutMarkup } from './markdown.js';
import { memberWords } from './member-words.js';
import { moment, sharedZone, type Zone } from './moment.js';
import { sideHeading } from './party.js';
import json from './phase-record.json' with { type: 'json' };
import { exceptionLine } from './reason-form.js';
import { fitting, textAllowances } from './size.js';
import { type Card, layout } from './template.js';
import { press } from './verbs.js';
import { say } from './words.js';

const draw = layout(json);

/** Rows that a card names per side; `baton record` has them all. */
const mostRows = 40;

/** What a phase of the engagement came to, as it was frozen when it was passed. */
export function phaseRecordCard(
  engagement: Engagement,
  record: PhaseRecord,
  locale: Locale,
  zone: Zone = sharedZone(engagement),
): Card {
  const { phase, customer, passed, acknowledged, confirmed, datasetVersion } = record;
  return fitting(textAllowances, (limit) =>
    draw({
      lang: locale,
      title: plain(say(locale, 'record.title', { phase: say(locale, `phase.${phase}`), customer }), 200),
      language: languageLine(engagement, { kind: 'record', phase }, locale),
      lines: [
        say(locale, 'checkpoint.passed-on', {
          phase: say(locale, `phase.${phase}`),
          when: moment(passed, locale, zone),
        }),
        ...signed('checkpoint.acknowledged-by', acknowledged, locale, zone),
        ...signed('checkpoint.confirmed-by', confirmed, locale, zone),
        ...sides
          .filter((side) => record.nothingToRemediate[side] !== null)
          .map((side) =>
            say(locale, 'checkpoint.stated-none', { party: plain(sideHeading(side, locale, customer), 120) }),
          ),
        ...(datasetVersion === null
          ? []
          : [say(locale, 'record.dataset', { version: plain(datasetVersion, 40), changed: record.change })]),
      ].map((text) => ({ text })),
      sections: [
        ...(record.exceptions.length === 0
          ? []
          : [
              section(
                say(locale, 'record.exceptions', { n: record.exceptions.length }),
                record.exceptions,
                locale,
                (e) => ({
                  text: plain(withoutMarkup(e.text), limit),
                  meta: exceptionLine(e, locale, limit),
                }),
              ),
            ]),
        ...sides.map((side) =>
          section(
            plain(sideHeading(side, locale, customer), 120),
            record.items.filter((item) => item.side === side),
            locale,
            (item) => rowOf(item, locale, limit, zone),
          ),
        ),
        ...outcomeSection(record, locale),
        section(say(locale, 'record.people'), record.people, locale, (member) => ({
          text: memberLine(member, locale),
          meta: null,
        })),
      ],
      actions: [
        press('phases.show', say(locale, 'button.phases'), { engagement: record.engagement }),
        press('engagement.show', say(locale, 'button.back-to-engagement'), { engagement: record.engagement }),
      ],
    }),
  );
}

function signed(
  key: 'checkpoint.acknowledged-by' | 'checkpoint.confirmed-by',
  signature: Signature | null,
  locale: Locale,
  zone: Zone,
): readonly string[] {
  if (signature === null) return [];
  const { by, at, note } = signature;
  const line = `${moment(at, locale, zone)} · ${say(locale, key, { name: plain(by.name, 60) })}`;
  return [note === undefined ? line : `${line} “${plain(note, 500)}”`];
}

/** What whoever signed last said of the expected outcomes; nothing where nobody was asked. */
function outcomeSection({ acknowledged, confirmed }: PhaseRecord, locale: Locale) {
  const signatures = [acknowledged, confirmed].filter((one) => one?.outcomes !== undefined);
  if (signatures.length === 0) return [];
  const holds = (outcome: Outcome) => signatures.every((one) => one?.outcomes?.includes(outcome) === true);
  return [
    section(say(locale, 'record.outcomes'), outcomes, locale, (outcome) => ({
      text: `${holds(outcome) ? '✓' : '☐'} ${say(locale, `outcome.${outcome}`)}`,
      meta: null,
    })),
  ];
}

const section = <Row>(
  heading: string,
  rows: readonly Row[],
  locale: Locale,
  row: (one: Row) => { text: string; meta: string | null },
) => ({
  heading,
  rows: rows.slice(0, mostRows).map(row),
  more: rows.length > mostRows ? say(locale, 'list.more', { n: rows.length - mostRows }) : null,
});

function rowOf(item: Item, locale: Locale, limit: number, zone: Zone) {
  const { tick, notApplicable } = item;
  const mark = tick !== null ? '✓' : notApplicable !== undefined ? '–' : '☐';
  const said = tick ?? notApplicable ?? null;
  const who = said === null ? [] : [`${plain(said.by.name, Math.min(40, limit))}, ${moment(said.at, locale, zone)}`];
  const why =
    tick !== null || notApplicable === undefined
      ? []
      : [say(locale, 'item.not-applicable', { reason: plain(notApplicable.reason, limit) })];
  return {
    text: `${mark} ${plain(withoutMarkup(wordsOf(item, locale).text), limit)}`,
    meta: [...why, ...who].join(' · ') || (item.optional ? say(locale, 'item.optional') : null),
  };
}

const memberLine = (member: Member, locale: Locale): string =>
  [plain(member.person.name, 60), ...memberWords(member, locale)].join(' · ');
