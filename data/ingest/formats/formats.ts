import { extname } from 'node:path';
import { csv } from './csv.js';
import { docx } from './docx.js';
import type { Format } from './format.js';
import { html } from './html.js';
import { markdown } from './markdown.js';
import { pdf } from './pdf.js';
import { unreadable } from './unreadable.js';
import { xlsx } from './xlsx.js';

/** Every format that documents are read in. A new one is a file beside this and its line here. */
const formats: readonly Format[] = [xlsx, docx, pdf, html, unreadable, csv, markdown];

/** Extensions of the files in a folder that are read; a file that is named is read whatever its extension. */
export const documentExtensions: ReadonlySet<string> = new Set(formats.flatMap(({ extensions }) => extensions));

/** The format of a file: what its first bytes say, else what it is called, else Markdown. */
export const formatOf = (name: string, bytes: Uint8Array): Format =>
  formats.find(({ isSigned }) => isSigned?.(bytes) === true) ??
  formats.find(({ extensions }) => extensions.includes(extname(name).toLowerCase())) ??
  markdown;
