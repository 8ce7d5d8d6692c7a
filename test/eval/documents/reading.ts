import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { bothSides, type Playbook, type PlaybookSide, standingPhase } from '../../../data/domain/playbook/playbook.js';
import type { Dataset, Responsibility } from '../../../data/domain/responsibility.js';
import type { SourceFile } from '../../../data/ingest/files.js';
import { ingest } from '../../../data/ingest/ingest.js';
import { propose } from '../../../data/ingest/propose/propose.js';
import type { Unread } from '../../../data/ingest/report/unread.js';
import { type Given, givenOf } from './given.js';
import type { ReadStatement } from './score.js';
import type { SetDocument } from './set.js';

/** Where parties and phases come from: Baton's own playbook, a draft made of the document, or documents.yaml. */
export const mappings = ['none', 'proposed', 'documents'] as const;
export type MappingOf = (typeof mappings)[number];

export interface ReadFile {
  /** What it was read into; absent where it was not read. */
  readonly dataset?: Dataset;
  /** The dataset's statements in their order, by the document's own names. */
  readonly statements: readonly ReadStatement[];
  readonly unread: readonly Unread[];
  /** Why the whole file was not read, as people are told; absent where it was, or where nothing was said. */
  readonly refused?: string;
  /** An error that no one was told of as a sentence. */
  readonly failed?: string;
}

/** Reads one file alone, as a team that has no other document would. */
export function readFile(folder: string, document: SetDocument, from: MappingOf): ReadFile {
  const name = path.join(folder, 'documents', document.file);
  try {
    if (!statSync(name).isFile()) return { statements: [], unread: [], refused: 'not a file' };
    const files = [{ name: document.file, bytes: readFileSync(name) }];
    const given = givenAs(from, document, files);
    const { dataset, problems, reports } = ingest(
      files,
      given?.playbook,
      given ? { [document.file]: given.mapping } : {},
    );
    const statements = dataset.responsibilities.map((statement) => toRead(statement, document.file, given));
    const refused = reports.flatMap(({ unread }) => unread).find(({ what }) => what === 'file')?.reason;
    const said = problems.flatMap(({ line, sentence }): Unread[] =>
      line === undefined ? [] : [{ line, what: 'list', name: '', reason: sentence }],
    );
    return {
      dataset,
      statements,
      unread: [...said, ...reports.flatMap(({ unread }) => unread)],
      ...(refused ? { refused } : {}),
    };
  } catch (error) {
    return { statements: [], unread: [], failed: error instanceof Error ? error.message : String(error) };
  }
}

function givenAs(from: MappingOf, document: SetDocument, files: readonly SourceFile[]): Given | undefined {
  if (from === 'documents') return givenOf(document);
  if (from === 'none') return undefined;
  const { playbook, mapping } = propose(files, 'draft', document.doc);
  return { playbook, mapping: mapping['*'] ?? {} };
}

const sides: Readonly<Record<PlaybookSide, string>> = { customer: 'ours', provider: 'theirs', other: 'other' };

function toRead(statement: Responsibility, file: string, given: Given | undefined): ReadStatement {
  const { text, line, sheet, page, party, involved, phase, kind, optional, leadIn } = statement;
  const pairs = involved ?? (party ? [{ party, involvement: 'does' }] : []);
  // Word counts paragraphs and a page is no line: the gold has no lines there.
  const hasLines = sheet === undefined && page === undefined && !/\.docx$/i.test(file);
  return {
    text,
    ...(hasLines ? { line } : {}),
    ...(sheet === undefined ? {} : { sheet, row: line }),
    parties: pairs.flatMap(({ party: id, involvement }) =>
      named(id, given?.playbook).map((named) => ({ ...named, involvement })),
    ),
    phase: phase === null ? null : phaseName(phase, given?.playbook),
    kind,
    optional,
    ...(leadIn ? { leadIn } : {}),
  };
}

function named(id: string, playbook: Playbook | undefined): readonly { party: string; side?: string }[] {
  if (!playbook) return [{ party: id }];
  const parties =
    id === bothSides
      ? (['customer', 'provider'] as const).flatMap((side) => playbook.parties.find((one) => one.side === side) ?? [])
      : playbook.parties.filter((one) => one.id === id);
  return parties.length === 0
    ? [{ party: id }]
    : parties.map(({ names, side }) => ({ party: Object.values(names)[0] ?? id, side: sides[side] }));
}

function phaseName(id: string, playbook: Playbook | undefined): string {
  const names = id === standingPhase ? playbook?.standing.names : playbook?.phases.find((one) => one.id === id)?.names;
  return Object.values(names ?? {})[0] ?? id;
}
