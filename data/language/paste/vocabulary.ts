import type { Side } from '../../domain/responsibility.js';
import { pasteWords as en } from '../en/paste.js';
import { folded } from '../fold.js';
import { pasteWords as ko } from '../ko/paste.js';
import { pasteWords as ptBR } from '../pt-BR/paste.js';
import { pasteWords as sv } from '../sv/paste.js';
import type { PasteWords } from './words.js';

/** People paste in their language and in others, so the words of all of them count. */
const languages: readonly PasteWords[] = [en, ko, ptBR, sv];

const anyOf = (source: (words: PasteWords) => string): RegExp =>
  new RegExp(`^(?:${languages.map(source).join('|')})$`, 'u');

const customer = anyOf((words) => words.customer);
const provider = anyOf((words) => words.provider);
const own = anyOf((words) => words.own);
const vagueTime = anyOf((words) => words.vagueTime);
const vagueOwner = anyOf((words) => words.vagueOwner);
const department = anyOf((words) => words.department);
const status = anyOf((words) => words.status);
const heading = anyOf((words) => words.heading);

export type Column = keyof PasteWords['columns'];
export const pasteColumns = ['text', 'owner', 'due', 'number', 'other'] as const satisfies readonly Column[];
const titles = Object.fromEntries(
  pasteColumns.map((column) => [column, anyOf((words) => words.columns[column])]),
) as Readonly<Record<Column, RegExp>>;

/** What a column with this title holds; null where it is no title. */
export function columnTitled(text: string): Column | null {
  const said = folded(text)
    .replace(/^[*_`]+|[*_`:]+$/gu, '')
    .trim();
  return pasteColumns.find((column) => titles[column].test(said)) ?? null;
}

export const isHeading = (text: string): boolean => heading.test(folded(text).replace(/[:\s*_#]+$|^[#*_\s]+/gu, ''));
/** A term or an owner that says nothing definite. */
export const isVague = (text: string): boolean => {
  const said = bare(text);
  return (
    vagueTime.test(said) ||
    vagueOwner.test(said) ||
    vagueTime.test(said.replace(/^(?:by|until|due|ate|senast|till) /u, ''))
  );
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
    .replace(/^(?:the|[oa]) /u, '')
    .replace(/'s\b|’s\b/gu, '');
  if (rest === name || rest === folded(customer)) return true;
  const more = [
    'it',
    'ti',
    'team',
    'it team',
    'side',
    'it department',
    '측',
    'it팀',
    '팀',
    'teamet',
    'it-avdelningen',
    'customer',
    'admins',
  ];
  return (
    more.some((word) => [`${name} ${word}`, `${name}${word}`, `${word} ${name}`, `${name}s ${word}`].includes(rest)) ||
    ['equipe', 'time', 'ti', 'lado'].some((word) => [`${word} da ${name}`, `${word} do ${name}`].includes(rest))
  );
}

/** The side that words name; null where they name none. `own` is what “we” means, null where it is not known. */
export function sideNamed(text: string, name: string, own_: Side | null): Side | null {
  const said = bare(text);
  if (said === '') return null;
  if (namesCustomer(said, name)) return 'customer';
  if (own.test(said)) return own_;
  if (provider.test(said)) return 'microsoft';
  return customer.test(said) ? 'customer' : null;
}
