import path from 'node:path';
import { type Calibration, shippedCalibration } from '../../../../data/search/ranking/calibration.js';
import { signalNames } from '../../../../data/search/ranking/fit.js';
import { calibrated, figuresOf, leftOut, type SignalName, toPaste } from './calibrated.js';
import type { Asked, Sounded } from './signals.js';

type Figures = ReturnType<typeof figuresOf>;

const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);
const head = 'asked  first  three  cross  single   prec  silence F1';
const row = ({ asked, first, three, crossLanguage, single, precision, silenceF1 }: Figures): string =>
  `${String(asked).padStart(5)} ${percent(first)} ${percent(three)} ${percent(crossLanguage)} ${String(single).padStart(7)} ${percent(precision)}      ${percent(silenceF1)}`;

/** The sets with the ways in which they were asked, each with its questions. */
function groupsOf(sounded: readonly Sounded[], ways: readonly Asked[]) {
  const sets = [...new Set(sounded.map(({ set }) => set))];
  return sets.flatMap((set) =>
    ways.map((way) => ({
      name: `${path.basename(set)}, ${way}`,
      all: sounded.filter((one) => one.set === set && one.asked === way),
    })),
  );
}

/** The constants that fit some sets best, and how well each set is answered by what its other documents teach. */
export function calibrationLines(sounded: readonly Sounded[]): readonly string[] {
  const ways: readonly (readonly [string, (one: Sounded) => Calibration])[] = [
    ['each document left out', leftOut(sounded)],
    ['as shipped', () => shippedCalibration],
  ];
  return [
    toPaste(calibrated(sounded)),
    ...ways.flatMap(([title, by]) => [
      '',
      `${title.padEnd(28)}${head}`,
      ...groupsOf(sounded, ['own', 'together', 'other']).map(
        ({ name, all }) => `${name.padEnd(28)}${row(figuresOf(all, by))}`,
      ),
    ]),
    '',
    'first, three = a right statement is first, or among the first three, whatever is answered; single, prec = single answers,',
    'and those of them that are right. Parties are not looked at. other = asked of a document that does not answer it.',
  ];
}

interface Part {
  readonly name: string;
  readonly signals: readonly SignalName[];
}

/** What may be left out of the search: each time the rest is calibrated anew. */
export const searchParts: readonly Part[] = [
  { name: 'nothing left out', signals: [] },
  { name: 'meaning', signals: ['whole', 'meaning', 'under'] },
  { name: 'full text', signals: ['pieces', 'path'] },
  { name: 'comparison word by word', signals: ['question', 'text'] },
  { name: 'headings and phase above', signals: ['under', 'path'] },
  { name: 'phase and parties named', signals: ['inPhase', 'ofParty', 'involves'] },
];

/** The signals that a part leaves. */
export const without = ({ signals }: Part): readonly SignalName[] =>
  signalNames.filter((name) => !signals.includes(name));

/** What each part of the search contributes: first and three by what is left, each document left out of what judges it. */
export function ablationLines(sounded: readonly Sounded[]): readonly string[] {
  const rest = searchParts.map((part) => ({ name: part.name, by: leftOut(sounded, without(part)) }));
  const [all] = rest;
  return groupsOf(sounded, ['own', 'together']).flatMap(({ name, all: group }) => [
    `${name.padEnd(28)}${head}`,
    ...rest.map(({ name: part, by }) => `${part.padEnd(28)}${row(figuresOf(group, by))}`),
    ...(all === undefined ? [] : [`${'silence'.padEnd(28)}${row(figuresOf(group, all.by, false))}`]),
    '',
  ]);
}
