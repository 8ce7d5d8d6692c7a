import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nameIn } from '../../../data/domain/playbook/names.js';
import { standingPhase } from '../../../data/domain/playbook/playbook.js';
import type { Dataset, Responsibility } from '../../../data/domain/responsibility.js';
import type { Meaning } from '../../../data/ingest/topics/alike.js';
import { type DraftTopic, draftTopics } from '../../../data/ingest/topics/draft-topics.js';
import { statementAddress, statementFinder } from '../../../data/ingest/wordings.js';
import { type PlaybookFolder, topicsFile } from '../../../data/playbooks/load-playbooks.js';
import { faultLine } from '../../../data/playbooks/schema/playbook-fault.js';
import { TopicsText } from '../../../data/playbooks/schema/topics-edit.js';
import { buildPlaybook } from '../../knowledge/playbooks.js';
import type { Io } from '../terminal/io.js';
import { replaceFile } from '../terminal/replace-file.js';

/** Adds what is new to a playbook's `topics.yaml`, and changes nothing that is there. Exit 0 = written, or nothing is new. */
export async function proposeTopics(folder: PlaybookFolder, meaning: Meaning, io: Io): Promise<number> {
  const { dataset, astray } = await buildPlaybook(folder);
  const file = path.join(folder.folder, topicsFile);
  const text = new TopicsText(existsSync(file) ? readFileSync(file, 'utf8') : '');
  for (const one of astray) io.err(`left out: ${faultLine(one)}`);
  const known = knownIn(folder, dataset);
  let [added, grown] = [0, 0];
  const drafts = draftTopics(dataset, meaning);
  const open = drafts.filter(({ id }) => !known.declined.has(id));
  const ids = new Set([...known.topics.keys(), ...open.map(({ id }) => id)]);
  for (const draft of open) {
    const own = known.topics.has(draft.id)
      ? draft.id
      : draft.statements.flatMap((one) => known.of.get(one.id) ?? [])[0];
    const fresh = draft.statements.filter(({ id }) => !known.of.has(id) && !known.apart.get(own ?? '')?.has(id));
    if (own === undefined) {
      text.addTopic(proposed(dataset, draft, ids));
      added += 1;
      continue;
    }
    for (const one of fresh) text.addStatement(own, statementAddress(dataset, one));
    for (const { locale } of fresh) {
      const name = draft.names[locale];
      if (name !== undefined && known.topics.get(own)?.[locale] === undefined) text.addName(own, locale, name);
    }
    grown += fresh.length;
  }
  if (added + grown > 0) await replaceFile(file, text.toString());
  io.err(
    added + grown === 0
      ? `${file}: nothing is new.`
      : `${file}: ${added} topics are new, ${grown} statements were added to others. Read it as a diff before you keep it.`,
  );
  return 0;
}

interface Known {
  readonly declined: ReadonlySet<string>;
  /** The names of each topic of the file. */
  readonly topics: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Which topic of the file a statement is listed in, by the statement's id. */
  readonly of: ReadonlyMap<string, string>;
  /** Which statements the owner keeps out of a topic. */
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>;
}

function knownIn({ topics: { topics, declined } }: PlaybookFolder, dataset: Dataset): Known {
  const find = statementFinder(dataset);
  const found = (addresses: Parameters<typeof find>[0][]): readonly string[] =>
    addresses.flatMap((address) => {
      const meant = find(address);
      return 'statements' in meant ? meant.statements.map(({ id }) => id) : [];
    });
  return {
    declined: new Set(declined),
    topics: new Map(topics.map(({ id, names }) => [id, names])),
    of: new Map(topics.flatMap(({ id, statements }) => found([...statements]).map((one) => [one, id] as const))),
    apart: new Map(topics.map(({ id, apart }) => [id, new Set(found([...apart]))])),
  };
}

function proposed(dataset: Dataset, { id, names, statements, counterparts }: DraftTopic, ids: ReadonlySet<string>) {
  return {
    id,
    names,
    statements: statements.map((one) => statementAddress(dataset, one)),
    counterparts: counterparts.filter((other) => ids.has(other)),
    about: aboutOf(dataset, statements[0]),
  };
}

function aboutOf({ playbook }: Dataset, first: Responsibility | undefined): string {
  const party = playbook.parties.find(({ id }) => id === first?.party);
  const phase =
    first?.phase === standingPhase ? playbook.standing : playbook.phases.find(({ id }) => id === first?.phase);
  const named = [party, phase].flatMap((one) => (one === undefined ? [] : [nameIn(one.names, 'en')]));
  return named.length === 0 ? 'of no party' : named.join(' · ');
}
