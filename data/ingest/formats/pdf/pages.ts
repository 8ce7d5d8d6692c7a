import { createRequire } from 'node:module';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';
import { z } from 'zod';

/** A piece of text where a page draws it: points from the left and from the bottom of the page. */
export interface PageText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
  readonly isBold: boolean;
}

/** A straight line on a page: left, lower, right and upper end. */
export type Ruling = readonly [number, number, number, number];

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PageText[];
  readonly rulings: readonly Ruling[];
}

// A document of responsibilities has some dozens of pages with some thousand pieces each.
const mostPages = 400;
const mostTexts = 150_000;
/** On one page; more are a drawing. */
const mostRulings = 2_000;
const mostRulingsTogether = 12_000;
const largestInflated = 96 * 1024 * 1024;
/** Milliseconds to load the library on a busy machine. */
const loading = 30_000;
/** Milliseconds of the processor to read a file of no size and each megabyte of it; a busy machine has more time, not more work. */
const reading = { least: 1_400, perMegabyte: 4_000, busy: 5 };

/**
 * Runs in a thread of its own, because a hostile file can keep the library busy without end. The functions are those of
 * newer releases of Node that the library expects.
 */
const program = `
const { workerData } = require('node:worker_threads');
Promise.try ??= (work, ...given) => new Promise((done) => done(work(...given)));
Promise.withResolvers ??= () => {
  let resolve, reject;
  const promise = new Promise((done, failed) => { resolve = done; reject = failed; });
  return { promise, resolve, reject };
};
ArrayBuffer.prototype.transferToFixedLength ??= function (length = this.byteLength) {
  const copy = new ArrayBuffer(length);
  new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
  return copy;
};
URL.parse ??= (url, base) => { try { return new URL(url, base); } catch { return null; } };
const { signal, port, library, bytes, mostPages, mostTexts, mostRulings, mostRulingsTogether } = workerData;
// Operators of a page's content, by the numbers that the library gives them.
const [save, restore, transform, beginForm, endForm, path] = [10, 11, 12, 74, 75, 91];
const [stroke, closeStroke, fill, eoFill, fillStroke, eoFillStroke, closeFillStroke, closeEoFillStroke] = [20, 21, 22, 23, 24, 25, 26, 27];
const strokes = new Set([stroke, closeStroke, fillStroke, eoFillStroke, closeFillStroke, closeEoFillStroke]);
const draws = new Set([...strokes, fill, eoFill]);
const times = ([a, b, c, d, e, f], [g, h, i, j, k, l]) => [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
/** Straight lines along the edges of the page that are drawn, and thin boxes that look like them. */
const rulingsOf = ({ fnArray, argsArray }, left, bottom) => {
  const found = [];
  const kept = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  const add = (x1, y1, x2, y2) => {
    if (found.length >= mostRulings) return;
    const [a, b] = [[x1, y1], [x2, y2]].map(([x, y]) => [matrix[0] * x + matrix[2] * y + matrix[4] - left, matrix[1] * x + matrix[3] * y + matrix[5] - bottom]);
    const box = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    if (box.every(Number.isFinite) && (box[2] - box[0] < 3 || box[3] - box[1] < 3)) found.push(box);
  };
  const outline = (points, drawn) => {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [x1, y1, x2, y2] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    if (!strokes.has(drawn)) add(x1, y1, x2, y2);
    else for (let n = 1; n < points.length; n++) add(...points[n - 1], ...points[n]);
  };
  for (const [at, name] of fnArray.entries()) {
    const given = argsArray[at];
    if (name === save) kept.push(matrix);
    else if (name === restore || name === endForm) matrix = kept.pop() ?? matrix;
    else if (name === transform) matrix = times(matrix, given);
    else if (name === beginForm) { kept.push(matrix); if (given[0]) matrix = times(matrix, given[0]); }
    else if (name === path && draws.has(given[0]) && given[1]?.[0]) {
      const data = given[1][0];
      let points = [];
      let isStraight = true;
      for (let n = 0; n < data.length; ) {
        const step = data[n];
        if (step === 0) { if (points.length > 1 && isStraight) outline(points, given[0]); points = [[data[n + 1], data[n + 2]]]; isStraight = true; n += 3; }
        else if (step === 1) { points.push([data[n + 1], data[n + 2]]); n += 3; }
        else if (step === 2) { isStraight = false; n += 7; }
        else if (step === 3) { isStraight = false; n += 5; }
        else { if (points.length > 0) points.push(points[0]); n += 1; }
        if (points.length > 50) isStraight = false;
      }
      if (points.length > 1 && isStraight) outline(points, given[0]);
    }
  }
  return found;
};
const state = (value) => { Atomics.store(signal, 0, value); Atomics.notify(signal, 0); };
const read = async ({ getDocumentProxy }) => {
  state(1);
  const pdf = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0, stopAtErrors: false, disableFontFace: true });
  if (pdf.numPages > mostPages) return { error: 'TooManyPages' };
  const pages = [];
  let count = 0;
  let rulingCount = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [left, bottom, right, top] = page.view;
    const { items } = await page.getTextContent();
    count += items.length;
    if (count > mostTexts) return { error: 'TooManyTexts' };
    const bold = new Map();
    const drawn = await page.getOperatorList().catch(() => null);
    const found = drawn === null || rulingCount > mostRulingsTogether ? [] : rulingsOf(drawn, left, bottom);
    const rulings = found.length < mostRulings ? found : [];
    rulingCount += rulings.length;
    const isBold = (font) => {
      if (!bold.has(font)) {
        let found = null;
        try { found = page.commonObjs.has(font) ? page.commonObjs.get(font) : null; } catch {}
        bold.set(font, found !== null && (found.bold === true || found.black === true || /bold|black|heavy|demi/i.test(found.name ?? '')));
      }
      return bold.get(font);
    };
    pages.push({
      width: right - left,
      height: top - bottom,
      rulings,
      texts: items.filter((item) => typeof item.str === 'string' && item.str.trim() !== '').map((item) => ({
        text: item.str,
        x: item.transform[4] - left,
        y: item.transform[5] - bottom,
        size: Math.hypot(item.transform[2], item.transform[3]),
        width: item.width,
        isBold: isBold(item.fontName),
      })),
    });
    page.cleanup();
  }
  return { pages };
};
Promise.resolve(library).then(require).then(read).catch((error) => ({ error: String(error?.name ?? error) })).then((answer) => {
  port.postMessage(JSON.stringify(answer));
  state(2);
});
`;

const number = z.number();
const answer = z.union([
  z.object({ error: z.string() }),
  z.object({
    pages: z.array(
      z.object({
        width: number,
        height: number,
        rulings: z.array(z.tuple([number, number, number, number])),
        texts: z.array(
          z.object({ text: z.string(), x: number, y: number, size: number, width: number, isBold: z.boolean() }),
        ),
      }),
    ),
  }),
]);

/** The pages of a PDF, or a sentence why there are none. Waits for the thread that reads it: at most some seconds. */
export function readPages(bytes: Uint8Array): readonly PdfPage[] | { readonly sentence: string } {
  if (inflatesTooFar(bytes)) return { sentence: 'it unpacks to more than a text needs: print it to a new PDF.' };
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(program, {
    eval: true,
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 },
    workerData: {
      signal,
      port: port2,
      library: createRequire(import.meta.url).resolve('unpdf'),
      bytes: Uint8Array.from(bytes),
      mostPages,
      mostTexts,
      mostRulings,
      mostRulingsTogether,
    },
    transferList: [port2],
  });
  worker.on('error', () => {});
  worker.unref();
  if (Atomics.wait(signal, 0, 0, loading) !== 'timed-out') waitToRead(signal, bytes.length / 1024 / 1024);
  const message = receiveMessageOnPort(port1)?.message as unknown;
  port1.close();
  void worker.terminate();
  if (typeof message !== 'string') return { sentence: 'it takes too long to read: print it to a new PDF.' };
  const found = answer.safeParse(JSON.parse(message));
  if (!found.success) return refusals.other;
  if ('pages' in found.data) return found.data.pages;
  return refusals[found.data.error as keyof typeof refusals] ?? refusals.other;
}

/** Until the thread has read or worked too long. This one waits meanwhile, so what the process works is that thread's. */
function waitToRead(signal: Int32Array<SharedArrayBuffer>, megabytes: number): void {
  const longest = reading.least + megabytes * reading.perMegabyte;
  const [began, { user, system }] = [performance.now(), process.cpuUsage()];
  let left = longest;
  while (left > 0 && performance.now() - began < longest * reading.busy) {
    if (Atomics.wait(signal, 0, 1, Math.max(20, Math.min(left, 200))) !== 'timed-out') return;
    const now = process.cpuUsage();
    left = longest - (now.user - user + now.system - system) / 1_000;
  }
}

const refusals = {
  PasswordException: { sentence: 'it is protected by a password: save it without one.' },
  TooManyPages: { sentence: `more than ${mostPages} pages: keep those that say who does what.` },
  TooManyTexts: { sentence: 'more text than a document of responsibilities has: divide it.' },
  other: { sentence: 'the PDF is damaged: open it and print it to a new PDF.' },
} as const;

/** Whether the packed streams of a file unpack to more than the library may hold. */
function inflatesTooFar(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = largestInflated;
  let at = 0;
  for (let start = file.indexOf('stream', at); start >= 0; start = file.indexOf('stream', at)) {
    const about = file.subarray(Math.max(at, start - 400), start).toString('latin1');
    const end = file.indexOf('endstream', start);
    at = end < 0 ? file.length : end + 9;
    const filters =
      about.slice(about.lastIndexOf('obj')).match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode)\b/gu)?.length ??
      0;
    if (filters > 1) return true;
    if (filters === 0) continue;
    const begins = start + 6 + (file[start + 6] === 0x0d ? 2 : 1);
    try {
      left -= inflateSync(file.subarray(begins, end < 0 ? file.length : end), {
        maxOutputLength: left,
        finishFlush: 2,
      }).length;
    } catch (error) {
      if (error instanceof RangeError) return true;
    }
    if (left <= 0) return true;
  }
  return false;
}
