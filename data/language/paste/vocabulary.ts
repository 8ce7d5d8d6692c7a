import type { Side } from '../../domain/playbook/sides.js';
import { folded } from '../fold.js';
import { languages, listed } from '../languages.js';
import type { PasteWords } from '../words/paste-words.js';

/** People paste in their language and in others, so the words of all of them count. */
const all: readonly PasteWords[] = Object.values(languages).map(({ paste }) => paste);

/** Alternatives of all languages as one source. */
export const anyWords = (source: (words: PasteWords) => string): string =>
  all
    .map(source)
    .filter((words) => words !== '')
    .join('|');

const anyOf = (source: (words: PasteWords) => string): RegExp => new RegExp(`^(?:${anyWords(source)})$`, 'u');

const listOf = (source: (words: PasteWords) => string): readonly string[] =>
  all.flatMap((words) => listed(source(words)));

const customer = anyOf((words) => words.customer);
const provider = anyOf((words) => words.provider);
const own = anyOf((words) => words.own);
const vagueTime = anyOf((words) => words.vagueTime);
const vagueOwner = anyOf((words) => words.vagueOwner);
const department = anyOf((words) => words.department);
const status = anyOf((words) => words.status);
const heading = anyOf((words) => words.heading);
const until = new RegExp(`^(?:${anyWords((words) => words.until)}) `, 'u');
const article = new RegExp(`^(?:${anyWords((words) => words.articles)}) `, 'u');
const besideCustomer = listOf((words) => words.besideCustomer);
const ofCustomer = listOf((words) => words.ofCustomer);
const customerLinks = listOf((words) => words.customerLinks);

/** The end of a term that stands before its duty; a person's name where capitals don't tell. */
export const isLeadingTerm = (text: string): boolean => all.some(({ leadingTerm }) => leadingTerm?.test(text));
export const isPersonName = (text: string): boolean => all.some(({ personName }) => personName?.test(text));

export type Column = keyof PasteWords['columns'];
export const pasteColumns = ['text', 'owner', 'due', 'number', 'other'] as const satisfies readonly Column[];
const titles = pasteColumns.map((column) => ({ column, title: anyOf((words) => words.columns[column]) }));

/** What a column with this title holds; null where it is no title. */
export function columnTitled(text: string): Column | null {
  const said = folded(text)
    .replace(/^[*_`]+|[*_`:]+$/gu, '')
    .trim();
  return titles.find(({ title }) => title.test(said))?.column ?? null;
}

export const isHeading = (text: string): boolean => heading.test(folded(text).replace(/[:\s*_#]+$|^[#*_\s]+/gu, ''));
/** A term or an owner that says nothing definite. */
export const isVague = (text: string): boolean => {
  const said = bare(text);
  return vagueTime.test(said) || vagueOwner.test(said) || vagueTime.test(said.replace(until, ''));
};
export const isDepartment = (text: string): boolean => department.test(bare(text));
export const isStatus = (text: string): boolean => status.test(bare(text));

const bare = (text: string): string =>
  folded(text)
    .replace(/^[@*_`"'([]+|[*_`"')\].,;:!]+$/gu, '')
    .trim();

/** “Contoso AB” and “Contoso” are one customer. */
const withoutForm = (name: string): string =>
  name.replace(/[,.]? (?:ab|inc|ltd|llc|plc|gmbh|ag|sa|s\.a|ltda|corp|co|oy|as|bv|pty ltd|group|corporation)\.?$/u, '');

/** The words that name the customer by its name. */
function namesCustomer(said: string, customer: string): boolean {
  const name = withoutForm(folded(customer));
  if (name === '') return false;
  const rest = withoutForm(said)
    .replace(article, '')
    .replace(/'s\b|’s\b/gu, '');
  if (rest === name || rest === folded(customer)) return true;
  return (
    besideCustomer.some((word) =>
      [`${name} ${word}`, `${name}${word}`, `${word} ${name}`, `${name}s ${word}`].includes(rest),
    ) || ofCustomer.some((word) => customerLinks.some((link) => rest === `${word} ${link} ${name}`))
  );
}

/** The side that words name; null where they name none. `own` is what “we” means, null where it is not known. */
export function sideNamed(text: string, name: string, own_: Side | null): Side | null {
  const said = bare(text);
  if (said === '') return null;
  if (namesCustomer(said, name)) return 'customer';
  if (own.test(said)) return own_;
  if (provider.test(said)) return 'provider';
  return customer.test(said) ? 'customer' : null;
}
