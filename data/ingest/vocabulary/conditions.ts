import type { ConditionId, ServiceId } from '../../domain/playbook/playbook.js';
import { documentForm } from '../../language/documents.js';

// The facts about a customer that Baton asks. First match wins, the narrower before the wider.
// Asked of a line that is conditional, or that introduces the lines below it: elsewhere these words are only the object.
const order = [
  'wifi-vpn',
  'federated',
  'single-forest',
  'app-protection',
  'configuration-manager',
  'pcs',
  'mobile-devices',
] as const satisfies readonly ConditionId[];

const whenConditional = order.map((condition) => ({
  condition,
  form: documentForm(({ conditions }) => conditions[condition]),
}));

/** A duty to set up or upgrade a product that a customer may not have applies only where they have it. */
const byObject = order.map((condition) => ({
  condition,
  form: documentForm(({ products }) => products[condition]),
}));

/** The known condition that a line depends on, if its own words say one. */
export function conditionOf(text: string, conditional: boolean): ConditionId | undefined {
  const table = conditional ? [...whenConditional, ...byObject] : byObject;
  return table.find(({ form }) => form.test(text))?.condition;
}

const workloadForms: readonly (readonly [ServiceId, RegExp])[] = [
  ['intune', /\bintune\b/iu],
  ['aad-premium', /azure (?:active directory|ad)(?: premium)?|\baad\b|entra id/iu],
  ['rights-management', /rights? management|\bRMS\b|information protection|azure 정보 보호/iu],
  ['managed-desktop', /managed desktop|yönetilen masaüstü/iu],
];

/** The product that a heading or title names; none when it names several, because then it is about their whole. */
export function workloadNamed(heading: string): ServiceId | undefined {
  const named = workloadForms.filter(([, form]) => form.test(heading));
  return named.length === 1 ? named[0]?.[0] : undefined;
}
