import { LRUCache } from 'lru-cache';
import { withoutAliases } from '../../domain/playbook/carried.js';
import type { Playbook } from '../../domain/playbook/playbook.js';
import { carriedPlaybook } from '../../playbooks/schema/carried-playbook.js';
import { firstPlaybook, withListNames } from '../../playbooks/shipped.js';
import { parsed } from '../database/parsed.js';
import { holding } from './personal-fields.js';

let first: Playbook | undefined;

/** What rows and events of releases before playbooks mean, and those that the release before writes beside this one. */
function playbookBefore(): Playbook {
  first ??= withoutAliases(firstPlaybook());
  return first;
}

/** In an event. Names of phases and parties are nobody's words. */
export const newPlaybookSchema = holding('document', carriedPlaybook);

/** The same in the event that begins an engagement; absent in those of the release before. */
export const playbookSchema = newPlaybookSchema
  .optional()
  .transform((playbook): Playbook => (playbook === undefined ? playbookBefore() : withListNames(playbook)));

/** Most engagements have one of a few playbooks, and one is read with every change: each text is parsed once. */
const read = new LRUCache<string, Playbook>({ max: 50 });
const written = new WeakMap<Playbook, string>();

/** The playbook in an engagement's row; null = written before there were playbooks. */
export function playbookIn(text: string | null, row: string): Playbook {
  if (text === null) return playbookBefore();
  const known = read.get(text) ?? withListNames(parsed(carriedPlaybook, text, row));
  read.set(text, known);
  written.set(known, text);
  return known;
}

/** The text of an engagement's row. null stays null: nothing is written into a row that the release before began. */
export function playbookText(playbook: Playbook): string | null {
  if (playbook === first) return null;
  const text = written.get(playbook) ?? JSON.stringify(playbook);
  written.set(playbook, text);
  return text;
}
