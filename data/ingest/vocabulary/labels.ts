import type { Involved, Involvement } from '../../domain/playbook/playbook.js';
import { anyDocumentWord } from '../../language/documents.js';
import { unaccented } from '../../language/fold.js';
import { bilingual, plainText } from '../blocks/inline.js';
import type { DocumentVocabulary } from './vocabulary.js';

/** "Owner: QA Lead", "**Responsible:** Sales": who does or decides something, in a line of its own. */
export interface OwnerLine {
  readonly involvement: Involvement;
  /** What is behind the colon. */
  readonly value: string;
}

/** Whom an owner's line names; `unknown` = names that are no party's. */
export interface NamedOwners {
  readonly involved: readonly Involved[];
  readonly unknown: readonly string[];
}

const meanings = (['does', 'approves', 'consulted', 'informed'] as const).map(
  (involvement) =>
    [involvement, new RegExp(`^(?:${anyDocumentWord(({ labels }) => labels[involvement])})$`, 'u')] as const,
);
const behindName = new RegExp(
  `\\s+(?:${anyDocumentWord(({ labels }) => labels.behindName)})(?![\\p{L}\\p{N}]).*$`,
  'iu',
);
const consultedWithin = new RegExp(`\\s(?:${anyDocumentWord(({ labels }) => labels.consulted)})(?!\\p{L})`, 'iu');
const noDuties = new RegExp(`^(?:${anyDocumentWord((words) => words.noDuties)})`, 'u');

const longestLabel = 32;

/** The label of a line and what it says: "Status: open"; null where the line is no such pair. */
function labelled(raw: string): readonly [label: string, value: string] | null {
  const text = plainText(bilingual(raw).text.replace(/\*\*/gu, ''));
  const [, label = '', value = ''] = /^[^\p{L}]{0,4}([^:：\n]{1,60})[:：]\s*(.*)$/su.exec(text) ?? [];
  const name = label.trim();
  return name === '' || name.length > longestLabel || name.split(/\s+/u).length > 5 ? null : [name, value.trim()];
}

export const isLabelled = (raw: string): boolean => {
  const pair = labelled(raw);
  return pair !== null && pair[1] !== '';
};

/** The owner that a line names, by a label that any language has for it. */
export function ownerLine(raw: string): OwnerLine | null {
  const [label, value] = labelled(raw) ?? ['', ''];
  const key = unaccented(label.replace(/[(（[][^)）\]]*[)）\]]/gu, ' '))
    .replace(/[^\p{L}\p{N} /-]/gu, '')
    .trim();
  const found = key === '' || value === '' ? undefined : meanings.find(([, form]) => form.test(key));
  return found ? { involvement: found[0], value } : null;
}

/** Whom the words behind "Owner:" name. "(or …)" are other choices, and what follows "for" is only what it is about. */
export function ownersIn({ involvement, value }: OwnerLine, vocabulary: DocumentVocabulary): NamedOwners {
  const involved: Involved[] = [];
  const unknown: string[] = [];
  const add = (party: string, does: Involvement): void => {
    if (!involved.some((one) => one.party === party && one.involvement === does))
      involved.push({ party, involvement: does });
  };
  const whole = vocabulary.partiesIn(value);
  const segments = whole.unknown.length === 0 ? [value] : value.split(/;|\n|(?<=[.。])\s+/u);
  for (const segment of segments) {
    const consulted = whole.unknown.length > 0 && consultedWithin.exec(segment);
    const names = (consulted ? segment.slice(0, consulted.index) : segment).replace(/\band\/or\b/giu, ', ').trim();
    for (const reading of [names, withoutAsides(names), withoutAsides(names).replace(behindName, '')]) {
      const { parties, unknown: left } = vocabulary.partiesIn(reading);
      if (left.length > 0 && reading !== withoutAsides(names).replace(behindName, '')) continue;
      for (const party of parties) add(party, consulted ? 'consulted' : involvement);
      unknown.push(...left);
      break;
    }
  }
  return { involved, unknown };
}

/** "[QA Lead]" → "QA Lead"; "Maya (Primary)" → "Maya". */
const withoutAsides = (names: string): string =>
  names
    .replace(/^\[([^\]]*)\]$/u, '$1')
    .replace(/\s*[(（][^)）]*[)）]/gu, '')
    .trim();

/** Whether a heading or label says that what is below it is no duty: agendas, criteria, contacts, prices. */
export function announcesNoDuties(heading: string): boolean {
  const words = unaccented(plainText(heading))
    .replace(/^[^\p{L}]+/u, '')
    .replace(/^(?:clausula|clause|section|artikel|article|artigo|§)\s*\d+\S*[\s:–—-]*/u, '')
    .replace(/[\s:：*_]+$/u, '')
    .replace(/\s*[(（][^)）]*[)）]$/u, '');
  return noDuties.test(words);
}
