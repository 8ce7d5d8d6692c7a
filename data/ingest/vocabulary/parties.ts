import type { PartyId } from '../../domain/playbook/playbook.js';
import { anyDocumentWord } from '../../language/documents.js';
import type { DocumentWords } from '../../language/words/document-words.js';

const words = (name: keyof DocumentWords['partyHeadings']): RegExp =>
  new RegExp(
    anyDocumentWord(({ partyHeadings }) => partyHeadings[name]),
    'iu',
  );

/** "Responsibilities" and "roles" in headings, as stems. */
const responsibility = words('responsibility');
/** Who a heading's responsibilities belong to. "You" in these documents is the customer's organisation. */
const customer = words('customer');
/** "Shared responsibility" is a model and no party's list. */
const shared = words('shared');
const roleWords = words('roleWords');
// "Microsoft Managed Desktop" and its like are products, not the company.
const microsoft =
  /\bmicrosoft(?!\s+(?:managed|intune|azure|365|office|online|teams|defender|entra|edge|information|exchange|enterprise|yönetilen))|\bfasttrack/iu;

const order = [
  'customer',
  'microsoft',
  'joint',
  'support-provider',
  'it-admin',
  'managed-desktop',
  'hardware-vendor',
  'support-channel',
] as const satisfies readonly PartyId[];

/** Whole headings or cells that are the name of a role; the first that matches wins. */
const names = order.map((party) => ({
  party,
  form: new RegExp(`^(?:${anyDocumentWord(({ partyNames }) => partyNames[party])})$`, 'iu'),
}));

/** The party whose role or responsibilities a heading or a table cell names; null also when it names two. */
export function partyNamed(heading: string): PartyId | null {
  const name = heading.trim().replace(/[*_:：]+$/u, '');
  // In "Benefit process of FastTrack - your responsibilities" the part after the dash says whose they are.
  const parts = name.split(/\s+[-–—]\s+/u);
  const last = parts.at(-1) ?? name;
  return byName(name) ?? (responsibility.test(last) ? byWords(last) : null) ?? (parts.length > 1 ? byName(last) : null);
}

const longestLeadIn = 60;

/** The side that a short lead-in hands the lines below it to: "Customer responsibilities include:". */
export function sideLedInto(leadIn: string): PartyId | null {
  const words = leadIn.replace(/[*_:：]+/gu, '').trim();
  return words.length <= longestLeadIn && responsibility.test(words) && !roleWords.test(words) ? byWords(words) : null;
}

function byName(name: string): PartyId | null {
  return names.find(({ form }) => form.test(name))?.party ?? null;
}

function byWords(name: string): PartyId | null {
  if (shared.test(name)) return null;
  const [theirs, ours] = [customer.test(name), microsoft.test(name)];
  return theirs === ours ? null : theirs ? 'customer' : 'microsoft';
}
