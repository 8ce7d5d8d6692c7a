import type { Evidence, Matter, Question, Ranking } from '../../domain/answer/question.js';
import type { Locale } from '../../domain/responsibility.js';
import { alternatives, languages } from '../../language/languages.js';

/** When topics of the named phase are together less certain than this, the question is about something else. */
const leastInPhase = 0.05;

const managedDesktop = new RegExp(
  alternatives(Object.values(languages), ({ questions }) => questions.managedDesktop),
  'u',
);

/** The first `most` matters of the classes that are at least so certain, surest first. */
export function surest(
  certain: Float32Array,
  least: number,
  most: number,
  matterOf: (label: number, score: number) => Matter | null,
): Matter[] {
  const labels: number[] = [];
  for (let label = 0; label < certain.length; label++) if ((certain[label] ?? 0) >= least) labels.push(label);
  labels.sort((a, b) => (certain[b] ?? 0) - (certain[a] ?? 0));
  const matters: Matter[] = [];
  for (const label of labels) {
    if (matters.length === most) break;
    const matter = matterOf(label, certain[label] ?? 0);
    if (matter !== null) matters.push(matter);
  }
  return matters;
}

export const isIn = (matter: Matter, phase: Ranking['phase']): boolean =>
  matter.phase === phase || matter.evidence.some(({ responsibility }) => responsibility.phase === phase);

/** What a party has to do: neither a heading over duties nor prose about them. */
export const isDuty = ({ responsibility: { kind, group } }: Evidence): boolean => kind === 'item' && !group;

/** A phase in the question filters: what belongs to another phase cannot lead, however well its words fit. */
export function inPhase(matters: readonly Matter[], phase: Ranking['phase']): Matter[] {
  const inside = matters.filter((matter) => isIn(matter, phase));
  const total = matters.reduce((sum, { score }) => sum + score, 0);
  const kept = inside.reduce((sum, { score }) => sum + score, 0);
  if (kept < leastInPhase) return [...matters];
  return inside.map((matter) => ({ ...matter, score: (matter.score * total) / kept }));
}

/** Managed Desktop leads only where that workload is named, in scope, or plainly what is asked about. */
export function managedDesktopOnlyWhereItIs(
  matters: readonly Matter[],
  folded: string,
  question: Question,
): readonly Matter[] {
  if (managedDesktop.test(folded) || question.workloads?.includes('managed-desktop')) return matters;
  const [first] = matters;
  if (first?.topic?.workload !== 'managed-desktop') return matters;
  const next = matters.find(({ topic }) => topic?.workload !== 'managed-desktop');
  if (next === undefined || next.score < first.score / 2) return matters;
  return [next, ...matters.filter((matter) => matter !== next)];
}

/** Of translations of one article, the one in the asker's language leads, whichever was found. */
export function inLanguage(matter: Matter, locale: Locale): Matter {
  const [lead] = matter.evidence;
  if (lead === undefined || lead.source.article === null) return matter;
  const isOurs = (tag: string): boolean => tag.slice(0, 2) === locale.slice(0, 2);
  const own = matter.evidence.find(
    ({ source, responsibility }) => source.article === lead.source.article && isOurs(responsibility.locale),
  );
  return own === undefined || isOurs(lead.responsibility.locale)
    ? matter
    : { ...matter, evidence: [own, ...matter.evidence.filter((one) => one !== own)] };
}
