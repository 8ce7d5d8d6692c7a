import { basename, extname } from 'node:path';
import { toDataset } from '../dataset.js';
import type { StatementAddress, Wordings } from '../domain/answer/wordings.js';
import type { Dataset, Responsibility } from '../domain/responsibility.js';
import { folded } from '../language/fold.js';

/** A wording whose statement cannot be told, and the cure. */
export interface AstrayWording {
  readonly address: StatementAddress;
  /** The line of the file that says it; absent where no file does. */
  readonly line?: number;
  readonly sentence: string;
}

/**
 * Gives statements the questions that people ask about them, and the dataset those that it does not answer. A wording whose
 * statement is gone, or is one of several, is left out and told with its cure: a document that was edited never stops a build.
 */
export function withWordings(
  dataset: Dataset,
  { wordings, outside }: Wordings,
): { readonly dataset: Dataset; readonly astray: readonly AstrayWording[] } {
  if (wordings.length === 0 && outside.length === 0) return { dataset, astray: [] };
  const said = new Map<Responsibility, string[]>();
  const astray: AstrayWording[] = [];
  const find = statementFinder(dataset);
  for (const { asked, line, ...address } of wordings) {
    const found = find(address);
    if ('sentence' in found) astray.push({ address, ...(line === undefined ? {} : { line }), ...found });
    else for (const one of found.statements) said.set(one, [...(said.get(one) ?? []), ...asked]);
  }
  const responsibilities = dataset.responsibilities.map((one): Responsibility => {
    const all = unrepeated([...(one.wordings ?? []), ...(said.get(one) ?? [])]);
    return all.length === 0 ? one : { ...one, wordings: all };
  });
  const beyond = unrepeated([...(dataset.outside ?? []), ...outside]);
  return { dataset: toDataset(dataset.playbook, dataset.documents, responsibilities, beyond), astray };
}

/** The questions as they were written first, each once. */
const unrepeated = (questions: readonly string[]): readonly string[] =>
  [...new Map([...questions].reverse().map((question) => [folded(question), question])).values()].reverse();

export type FoundStatements = { readonly statements: readonly Responsibility[] } | { readonly sentence: string };

/**
 * Finds the statements that an address means: several only where the document says the same of the same party in the same
 * place; else a sentence with the cure.
 */
export function statementFinder(dataset: Dataset): (address: StatementAddress) => FoundStatements {
  const byDocument = new Map<string, Responsibility[]>(dataset.documents.map(({ id }) => [id, []]));
  for (const one of dataset.responsibilities) byDocument.get(one.document)?.push(one);
  return (address) => {
    const { document, statement } = address;
    const there = byDocument.get(document) ?? byDocument.get(basename(document, extname(document)));
    if (there === undefined) {
      const names = [...byDocument.keys()].slice(0, 5).map((id) => `“${id}”`);
      const cure = names.length === 0 ? '' : `name another (there is ${names.join(', ')}), or `;
      return { sentence: `“${document}” is no document of this playbook: ${cure}take the entry out.` };
    }
    const words = plain(statement);
    const same = there.filter(({ text }) => plain(text) === words);
    const meant = same.filter((one) =>
      narrowing.every((key) => {
        const value = address[key];
        return value === undefined || has(one, key, value);
      }),
    );
    if (meant.length === 0) return { sentence: gone(document, same.length > 0 ? same : nearest(words, there)) };
    const apart = narrowing.filter((key) => new Set(meant.map((one) => narrowingOf(one, key))).size > 1);
    return apart.length === 0 ? { statements: meant } : { sentence: several(document, meant, apart) };
  };
}

/** The address of a statement: its words, and what tells it from others with the same words in its document. */
export function statementAddress({ responsibilities }: Dataset, statement: Responsibility): StatementAddress {
  const { document, text } = statement;
  const same = responsibilities.filter((one) => one.document === document && plain(one.text) === plain(text));
  const apart = narrowing.filter((key) => new Set(same.map((one) => narrowingOf(one, key))).size > 1);
  const more = apart.map((key) => [key, narrowingOf(statement, key)] as const);
  return { document, statement: text, ...Object.fromEntries(more) };
}

const narrowing = ['section', 'lead-in', 'phase', 'party'] as const;
type Narrowing = (typeof narrowing)[number];

const plain = (words: string): string => folded(words).replace(/[\s.;:,。]+$/u, '');

function narrowingOf({ section, leadIn, phase, party }: Responsibility, key: Narrowing): string | null {
  const values = { section: section.at(-1), 'lead-in': leadIn, phase, party };
  return values[key] ?? null;
}

/** A section is named by any heading above the statement. */
function has(one: Responsibility, key: Narrowing, value: string | null): boolean {
  const there = key === 'section' && value !== null ? one.section : [narrowingOf(one, key)];
  return there.some((name) => (name === null || value === null ? name === value : plain(name) === plain(value)));
}

function several(document: string, found: readonly Responsibility[], apart: readonly Narrowing[]): string {
  const said = found.map((one) => apart.map((key) => `${key}: ${narrowingOf(one, key) ?? '~'}`).join(', '));
  const ways = [...new Set(said)].slice(0, 4).join(' · ');
  return `${document} says it ${found.length} times: add what tells them apart (${ways}).`;
}

function gone(document: string, near: readonly Responsibility[]): string {
  const [first] = near;
  const like = first === undefined ? '' : `; the nearest is “${first.text}” (line ${first.line})`;
  const cure = first === undefined ? 'put the words it has now here' : 'put its words here';
  return `${document} does not say it, or no longer${like}: ${cure}, or take the entry out.`;
}

/** Below half of the words in common it is another statement. */
const leastShared = 0.5;

function nearest(words: string, among: readonly Responsibility[]): readonly Responsibility[] {
  const parts = (text: string) => new Set(text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== ''));
  const asked = parts(words);
  const rated = among.map((one) => {
    const said = parts(plain(one.text));
    const shared = [...said].filter((part) => asked.has(part)).length;
    return { one, share: (2 * shared) / Math.max(1, said.size + asked.size) };
  });
  const best = rated.reduce((most, { share }) => Math.max(most, share), 0);
  return best < leastShared ? [] : rated.filter(({ share }) => share === best).map(({ one }) => one);
}
