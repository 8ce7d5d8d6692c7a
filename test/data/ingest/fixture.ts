import { readFileSync } from 'node:fs';
import type { Responsibility } from '../../../data/domain/responsibility.js';
import { type ReadDocument, readDocument } from '../../../data/ingest/document.js';
import { markdown } from '../../../data/ingest/formats/markdown.js';

const folder = new URL('../../fixtures/documents/', import.meta.url);

/** Reads one of the invented documents; its id is the name up to the first dot. */
export function fixture(name: string): ReadDocument {
  return readMarkdown(readFileSync(new URL(name, folder)), name.split('.')[0] ?? name, name);
}

/** Reads a document written in the test itself. */
export function read(...lines: string[]): ReadDocument {
  return readMarkdown(Buffer.from(lines.join('\n')), 'doc', 'doc.md');
}

const nothing = {
  properties: { edition: null, article: null, keywords: '', service: '', sources: new Map<string, never>() },
  blocks: [],
  text: '',
};

function readMarkdown(bytes: Buffer, id: string, file: string): ReadDocument {
  const content = markdown.read(bytes);
  return readDocument('sentence' in content ? { ...nothing, faults: [content] } : content, id, file);
}

/** The statements of one line, in order. */
export function at({ responsibilities }: ReadDocument, line: number): readonly Responsibility[] {
  return responsibilities.filter((responsibility) => responsibility.line === line);
}

export function only(document: ReadDocument, line: number): Responsibility {
  const [first, ...more] = at(document, line);
  if (!first || more.length > 0) throw new Error(`line ${line} has ${more.length + (first ? 1 : 0)} statements`);
  return first;
}

/** The lines that hold statements of a kind. */
export function lines({ responsibilities }: ReadDocument, kind: string): readonly number[] {
  return responsibilities.filter((responsibility) => responsibility.kind === kind).map(({ line }) => line);
}
