import type { PartyId } from '../../domain/playbook/playbook.js';
import { documentForm } from '../../language/documents.js';
import type { DocumentWords } from '../../language/words/document-words.js';

// Who acts in a sentence of prose. Lists need none of this: there the heading says whose they are.

const words = (name: keyof DocumentWords['actors']): RegExp => documentForm(({ actors }) => actors[name]);

const jointly = words('jointly');
/** The publisher speaking of itself. */
const we = words('we');
const supportProvider = words('supportProvider');
const itAdmin = words('itAdmin');
const customer = words('customer');
/** An obligation is needed for an expectation to be a duty, because a state of affairs has no doer. */
const must = words('must');
const sending = words('sending');

// Microsoft or its centre as a party that acts; "Microsoft Intune" and "FastTrack Center-förmån" are things.
// Case matters: a capital after the name makes a product of it.
const microsoft =
  /\bMicrosoft(?:s|의|가|는|에서)?(?![\p{L}\p{N}])(?!\s+[A-Z0-9])|\bFastTrack(?: Center| 센터| [Ss]pecialists?| [Tt]eam| 팀)?(?:가|는|이)?(?![\p{L}-])(?!\s+(?:[Bb]enefit|혜택|[A-Z]))/u;

const managedDesktop = /managed desktop(?: operations)? team|operations team/iu;

/**
 * Who acts in a passage, or null. `provider` is who "we" are in this document. The publisher first: a passage in which
 * it promises something usually tells the reader, too, what that is good for.
 */
export function actorOf(passage: string, provider: PartyId | null): PartyId | null {
  if (namesAll(passage)) return null;
  if (jointly.test(passage)) return 'joint';
  if (provider && we.test(passage)) return provider;
  if (microsoft.test(passage)) return 'microsoft';
  if (supportProvider.test(passage)) return 'support-provider';
  if (itAdmin.test(passage)) return 'it-admin';
  if (managedDesktop.test(passage)) return 'managed-desktop';
  if (customer.test(passage)) return 'customer';
  return null;
}

/** A sentence that lists every role introduces them; it gives none of them anything to do. */
function namesAll(passage: string): boolean {
  return (
    supportProvider.test(passage) && itAdmin.test(passage) && /managed desktop/iu.test(passage) && !we.test(passage)
  );
}

const forms = (
  order: readonly PartyId[],
  of: (words: DocumentWords) => DocumentWords['providedBy'],
): readonly (readonly [PartyId, RegExp])[] => order.map((party) => [party, documentForm((words) => of(words)[party])]);

// The first that matches wins.
const providedBy = forms(['support-provider', 'managed-desktop', 'microsoft'], (words) => words.providedBy);
const destinations = forms(
  ['support-channel', 'hardware-vendor', 'managed-desktop', 'it-admin'],
  (words) => words.destinations,
);

export function committedIn(passage: string): PartyId | null {
  return providedBy.find(([, form]) => form.test(passage))?.[0] ?? null;
}

export function obligedIn(passage: string): PartyId | null {
  return must.test(passage) ? (itAdmin.test(passage) ? 'it-admin' : 'customer') : null;
}

export function sends(passage: string): boolean {
  return sending.test(passage);
}

export function destinationIn(passage: string): PartyId | undefined {
  return destinations.find(([, form]) => form.test(passage))?.[0];
}
