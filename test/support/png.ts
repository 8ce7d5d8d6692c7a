import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha of each pixel, row by row. */
  readonly pixels: readonly (readonly [red: number, green: number, blue: number, alpha: number])[];
}

const channelsOf: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Reads a PNG of eight bits a channel, with or without transparency (PNG specification, third edition, chapters 5 and 9). */
export function readPng(bytes: Uint8Array): Picture {
  const png = Buffer.from(bytes);
  assert.equal(png.toString('latin1', 0, 8), '\x89PNG\r\n\x1a\n', 'is a PNG');
  const data: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      assert.deepEqual([body[8], body[12]], [8, 0], 'eight bits a channel, not interlaced');
      channels = channelsOf[body[9] ?? -1] ?? assert.fail(`colour type ${body[9]}`);
    }
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  const rows = unfiltered(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const pixels = Array.from({ length: width * height }, (_, n) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = rows.subarray(n * channels, (n + 1) * channels);
    return [red, green, blue, channels === 4 ? alpha : 255] as const;
  });
  return { width, height, pixels };
}

function unfiltered(raw: Buffer, stride: number, height: number, channels: number): Buffer {
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < channels ? 0 : (rows[at - channels] ?? 0);
      const above = y === 0 ? 0 : (rows[at - stride] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (rows[at - stride - channels] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      rows[at] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return rows;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
