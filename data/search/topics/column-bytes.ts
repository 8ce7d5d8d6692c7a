type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** The bytes of a column of numbers, as they are in memory. */
export const toBytes = ({ buffer, byteOffset, byteLength }: Numbers): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** A column of numbers from its bytes, in memory of its own: the bytes may begin anywhere. */
export const fromBytes = <Column extends Numbers>(
  bytes: Uint8Array,
  type: new (buffer: ArrayBuffer) => Column,
): Column => new type(new Uint8Array(bytes).buffer);

/** Numbers of any size as bytes: seven bits a byte, the last one of a number below 128. */
export function packNumbers(numbers: Iterable<number>): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

export function unpackNumbers(bytes: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(bytes.length);
  let count = 0;
  let number = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    number |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    numbers[count++] = number;
    number = 0;
    shift = 0;
  }
  return numbers.subarray(0, count);
}

/** How much each number of a list is more than the one before; the lists begin at `starts`. */
export function differences(numbers: Uint16Array | Uint32Array, starts: ReadonlySet<number> = first): Uint32Array {
  return Uint32Array.from(numbers, (number, at) => (starts.has(at) ? number : number - (numbers[at - 1] ?? 0)));
}

const first: ReadonlySet<number> = new Set([0]);

/** The numbers of one list by their differences. */
export function summed(steps: Uint32Array): Uint32Array {
  const numbers = new Uint32Array(steps.length);
  let sum = 0;
  for (let at = 0; at < steps.length; at++) {
    sum += steps[at] ?? 0;
    numbers[at] = sum;
  }
  return numbers;
}
