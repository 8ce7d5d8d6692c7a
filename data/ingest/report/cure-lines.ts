import type { Playbook } from '../../domain/playbook/playbook.js';
import { customerWords, providerWords } from '../../language/duties/side-words.js';
import type { Cure, Unread } from './unread.js';

/** Stands where only the owner knows the party; a check of the mapping asks for it. */
const unknownParty = 'PARTY';

/** The lines of a mapping that would have the unread parts of one file read, or left out; none where only the document can help. */
export function cureLines(file: string, unread: readonly Unread[], playbook: Playbook): readonly string[] {
  const cures = unread.flatMap(({ cure }) => cure ?? []);
  const named = (of: (cure: Cure) => readonly string[] | undefined) => [
    ...new Set(cures.flatMap((cure) => of(cure) ?? []).filter((name) => name.trim() !== '')),
  ];
  const [parties, phases, letters, skip] = [
    named((cure) => cure.parties),
    named((cure) => cure.phases),
    named((cure) => cure.letters),
    named((cure) => cure.skip),
  ];
  const block = (key: string, names: readonly string[], value: (name: string) => string) =>
    names.length === 0 ? [] : [`  ${key}:`, ...names.map((name) => `    ${yamlText(name)}: ${value(name)}`)];
  const lines = [
    ...block('parties', parties, (name) => likelyParty(name, playbook)),
    ...block('phases', phases, () => 'PHASE'),
    ...block('letters', letters, () => '[does]'),
    ...(cures.some(({ owner }) => owner) ? [`  owner: ${unknownParty}`] : []),
    ...(skip.length === 0 ? [] : [`  skip: [${skip.map(yamlText).join(', ')}]`]),
  ];
  return lines.length === 0 ? [] : [`${yamlText(file)}:`, ...lines];
}

/** The first party of the side that a name's words tell of. */
function likelyParty(name: string, { parties }: Playbook): string {
  const [customer, provider] = [customerWords.test(name), providerWords.test(name)];
  if (customer === provider) return unknownParty;
  return parties.find(({ side }) => side === (customer ? 'customer' : 'provider'))?.id ?? unknownParty;
}

/** A YAML text; in quotes where YAML would take it for something else. */
export const yamlText = (text: string): string =>
  /^[\p{L}][\p{L}\p{N} ._()/-]*$/u.test(text) &&
  !/^(?:true|false|yes|no|on|off|null|y|n)$/iu.test(text) &&
  !/\s$/.test(text)
    ? text
    : JSON.stringify(text);
