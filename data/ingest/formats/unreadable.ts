import type { Format } from './format.js';
import { isPackageWith } from './office/zip.js';
import { latinStart } from './text/decode.js';

/** Kinds of files that hold text no format here reads, by how they begin, and what their owner does. */
const kinds: readonly { readonly is: (bytes: Uint8Array) => boolean; readonly sentence: string }[] = [
  {
    // An encrypted package is a compound file with a stream of this name, in UTF-16.
    is: (bytes) => isCompound(bytes) && holds(bytes, 'EncryptedPackage'),
    sentence: 'it is protected by a password: open it in its program, take the password off and save it again.',
  },
  { is: (bytes) => isCompound(bytes) && holds(bytes, 'Workbook'), sentence: 'an old Excel file: save it as .xlsx.' },
  { is: (bytes) => isCompound(bytes) && holds(bytes, 'WordDocument'), sentence: 'an old Word file: save it as .docx.' },
  { is: (bytes) => isCompound(bytes) && holds(bytes, '__substg1.0_'), sentence: 'a mail: save it as a web page.' },
  {
    is: (bytes) => isCompound(bytes),
    sentence: 'an old Office file: save it as .docx or .xlsx; of slides, paste the text into a file.',
  },
  { is: (bytes) => begins(bytes, '{\\rtf'), sentence: 'rich text: save it as .docx.' },
  { is: (bytes) => isPackageWith(bytes, 'ppt/presentation.xml'), sentence: 'slides: paste their text into a file.' },
  { is: (bytes) => isPackageWith(bytes, 'opendocument.text'), sentence: 'an OpenDocument text: save it as .docx.' },
  {
    is: (bytes) => isPackageWith(bytes, 'opendocument.spreadsheet'),
    sentence: 'an OpenDocument spreadsheet: save it as .xlsx.',
  },
  { is: (bytes) => begins(bytes, 'PK\u0003\u0004'), sentence: 'a packed file: unpack it and name what is in it.' },
  { is: (bytes) => begins(bytes, '\u001f\u008b'), sentence: 'a packed file: unpack it and name what is in it.' },
  {
    is: (bytes) =>
      /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|BM.{4}\0\0\0\0|RIFF.{4}WEBP|II\*\0|MM\0\*)/su.test(latinStart(bytes, 16)),
    sentence: 'a picture: type its text into a file, or export the document that it shows.',
  },
  {
    is: (bytes) =>
      /^(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*){1,20}/u.test(latinStart(bytes, 4_000)) &&
      /^MIME-Version:/imu.test(latinStart(bytes, 4_000)),
    sentence: 'a web archive or a mail: open it, and save it as .docx or as a web page.',
  },
];

/** What is no text at all, or one that only its program reads. */
export const unreadable: Format = {
  extensions: [],
  isSigned: (bytes) => kinds.some(({ is }) => is(bytes)),
  read: (bytes) => ({ sentence: kinds.find(({ is }) => is(bytes))?.sentence ?? 'not a document: name another file.' }),
};

const begins = (bytes: Uint8Array, text: string): boolean => latinStart(bytes, text.length) === text;
const isCompound = (bytes: Uint8Array): boolean => begins(bytes, '\u00d0\u00cf\u0011\u00e0');
const holds = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
