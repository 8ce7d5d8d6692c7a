/** UTF-16 where the bytes begin with its mark, else UTF-8. */
export const unicodeOf = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';

/** How a file begins, a character for each byte. */
export const latinStart = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1');

/** The bytes as UTF-8, or as UTF-16 with its mark; null where they are neither. The mark itself is left out. */
export function decodeUnicode(bytes: Uint8Array): string | null {
  const text = decoded(bytes, unicodeOf(bytes));
  // UTF-16 without its mark passes as UTF-8 with a zero after every letter.
  return text === null || text.includes('\u0000') ? null : text;
}

/**
 * The bytes as text in whichever encoding a spreadsheet or browser of their language saves: Unicode, what the document
 * itself names, an encoding of East Asia that fits without a fault, else the one of Western Europe, which fits always.
 */
export function decodeAny(bytes: Uint8Array, named?: string): string | null {
  const unicode = decodeUnicode(bytes);
  if (unicode !== null) return unicode;
  if (bytes.subarray(0, 1_000).includes(0)) return utf16WithoutMark(bytes);
  const said = named === undefined ? null : decoded(bytes, named);
  if (said !== null) return said;
  for (const { encoding, letters } of isRunOfHigh(bytes) ? eastern : []) {
    const text = decoded(bytes, encoding);
    // Bytes of Western letters pass as rare ideographs now and then: only text that is mostly of its script counts.
    if (text !== null && share(text, letters) > 0.8) return text;
  }
  return decoded(bytes, 'windows-1252');
}

/** Whether bytes above ASCII stand together, as in encodings of two bytes and of whole other alphabets. */
function isRunOfHigh(bytes: Uint8Array): boolean {
  let [high, together] = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, 50_000); at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    high += 1;
    if ((bytes[at + 1] ?? 0) >= 0x80 || (bytes[at - 1] ?? 0) >= 0x80) together += 1;
  }
  return together > high * 0.6;
}

const eastern = [
  { encoding: 'euc-kr', letters: /[\uac00-\ud7a3]/gu },
  { encoding: 'shift_jis', letters: /[\u3040-\u30ff\u4e00-\u9faf]/gu },
  { encoding: 'gb18030', letters: /[\u4e00-\u9faf]/gu },
  { encoding: 'windows-1251', letters: /[\u0410-\u044f]/gu },
] as const;

/** How many of the letters beyond ASCII belong to a script. */
function share(text: string, letters: RegExp): number {
  const sample = text.slice(0, 20_000);
  const beyond = sample.match(/(?!\p{ASCII})\p{L}/gu)?.length ?? 0;
  return beyond === 0 ? 0 : (sample.match(letters)?.length ?? 0) / beyond;
}

function utf16WithoutMark(bytes: Uint8Array): string | null {
  const text = decoded(bytes, bytes[0] === 0 ? 'utf-16be' : 'utf-16le');
  return text === null || text.includes('\u0000') ? null : text;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
