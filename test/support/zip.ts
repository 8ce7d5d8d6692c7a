import assert from 'node:assert/strict';
import { crc32, inflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly bytes: Buffer;
  /** Date and time as the archive's directory holds them: a date word and a time word. */
  readonly stamp: readonly [date: number, time: number];
}

/**
 * Reads a zip by its central directory, as an unpacker does, and holds every entry against its local header and its
 * checksum (PKWARE's APPNOTE 6.3.10). Not the library that wrote it.
 */
export function readZip(bytes: Uint8Array): readonly Entry[] {
  const zip = Buffer.from(bytes);
  const end = zip.length - 22;
  assert.equal(zip.readUInt32LE(end), 0x06054b50, 'ends with its directory, without a comment');
  let at = zip.readUInt32LE(end + 16);
  assert.equal(at + zip.readUInt32LE(end + 12), end, 'nothing lies between directory and end');
  const entries: Entry[] = [];
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    assert.equal(zip.readUInt32LE(at), 0x02014b50);
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const [method, packed, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const local = zip.readUInt32LE(at + 42);
    assert.equal(zip.readUInt32LE(local), 0x04034b50);
    assert.equal(zip.toString('utf8', local + 30, local + 30 + zip.readUInt16LE(local + 26)), name);
    assert.equal(zip.readUInt32LE(local + 10), zip.readUInt32LE(at + 12), `${name}: one time in both places`);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(begin, begin + packed);
    assert.ok(method === 8 || method === 0, `${name}: deflated or stored`);
    const plain = method === 8 ? inflateRawSync(body) : body;
    assert.equal(plain.length, size);
    assert.equal(crc32(plain), zip.readUInt32LE(at + 16), `${name}: checksum`);
    entries.push({ name, bytes: Buffer.from(plain), stamp: [zip.readUInt16LE(at + 14), zip.readUInt16LE(at + 12)] });
    at += 46 + nameLength + extra + comment;
  }
  assert.equal(at, end);
  return entries;
}
