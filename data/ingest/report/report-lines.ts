import type { Playbook } from '../../domain/playbook/playbook.js';
import { cureLines } from './cure-lines.js';
import type { DocumentReport, DutyCount, Ownerless } from './document-report.js';
import type { DocumentRange, Unread } from './unread.js';

/** A report for a terminal: one line on what was read, one for each thing that was not, and the lines to add to a mapping. */
export function reportLines(report: DocumentReport, playbook: Playbook): readonly string[] {
  const { file, unread } = report;
  if (report.document === undefined) return unread.map(({ reason }) => `${file}: ${reason}`);
  const cures = cureLines(file.split('/').at(-1) ?? file, unread, playbook);
  return [
    `${file}: ${readSentence(report)}`,
    ...unread.map((part) => `  ${unreadLine(file, part)}`),
    ...(cures.length === 0
      ? []
      : [
          '  say in mapping.yaml whose these are (a party’s id; null where it is none):',
          ...cures.map((line) => `    ${line}`),
        ]),
  ];
}

// So much of a line is recognised in its document.
const longestQuote = 80;

/** Each duty of a document that has no owner, with its place, and the lines of a mapping that would give it one. */
export function ownerlessLines({ file, ownerless }: DocumentReport, playbook: Playbook): readonly string[] {
  if (ownerless.length === 0) return [];
  const quote = ({ text }: Ownerless) =>
    text.length > longestQuote ? `${text.slice(0, longestQuote).trimEnd()}…` : text;
  const cure = cureLines(
    file.split('/').at(-1) ?? file,
    [{ line: 1, what: 'file', name: file, reason: '', cure: { owner: true } }],
    playbook,
  );
  return [
    ...ownerless.map((one) => `${file}${placeWords(one)}: “${quote(one)}” has no owner: no checklist has it.`),
    '  name its owner in the document, or say in mapping.yaml who does all that the document gives no one:',
    ...cure.map((line) => `    ${line}`),
  ];
}

/** `plan.md:31–58: table “RACI”: not read: …`, with the sheet or the page where there is one. */
function unreadLine(file: string, part: Unread): string {
  const named = part.name === '' ? '' : ` “${part.name}”`;
  return `${file}${placeWords(part)}: ${part.what}${named} is not read: ${part.reason}.`;
}

function placeWords({ line, until, sheet, page }: DocumentRange): string {
  const lines = until !== undefined && until !== line ? `${line}–${until}` : String(line);
  if (sheet !== undefined) return `:${sheet}!${lines}`;
  return page === undefined ? `:${lines}` : `:page ${page}, ${lines}`;
}

/** "24 duties read in en: customer 12 (assess 8, enable 4), supplier 12; 3 without a phase, 1 without a party." */
function readSentence({ duties, others, locale }: DocumentReport): string {
  const sum = (counts: readonly DutyCount[]) => counts.reduce((total, count) => total + count.duties, 0);
  const total = sum(duties);
  const besides = others === 0 ? '' : `, ${others} other statements`;
  if (total === 0) return `no duties read${besides}${locale === undefined ? '' : ` (${locale})`}`;
  const parties = [...new Set(duties.flatMap(({ party }) => party ?? []))].map((party) => {
    const own = duties.filter((count) => count.party === party);
    const phases = own.flatMap(({ phase, duties: count }) => (phase === null ? [] : [`${phase} ${count}`]));
    return `${party} ${sum(own)}${phases.length === 0 ? '' : ` (${phases.join(', ')})`}`;
  });
  const [phaseless, partyless] = [
    sum(duties.filter(({ phase }) => phase === null)),
    sum(duties.filter(({ party }) => party === null)),
  ];
  const lacks = [
    ...(phaseless === 0 ? [] : [`${phaseless} without a phase`]),
    ...(partyless === 0 ? [] : [`${partyless} without a party`]),
  ];
  return `${total} duties read in ${locale}: ${parties.join(', ')}${besides}${lacks.length === 0 ? '' : `; ${lacks.join(', ')}`}`;
}
