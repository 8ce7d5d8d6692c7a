/**
 * The step of training that tells meanings apart: each text of a batch must be nearer to its own partner than to all the
 * others (symmetric softmax over cosines, as in contrastive learning of sentence encoders).
 */
export class BatchContrast {
  readonly #likeness: Float32Array;
  readonly #pull: Float32Array;

  /** `size` texts of `dimensions` numbers on each side; `scale` = how sharply the nearest counts. */
  constructor(
    readonly size: number,
    readonly dimensions: number,
    readonly scale: number,
  ) {
    this.#likeness = new Float32Array(size * size);
    this.#pull = new Float32Array(size * size);
  }

  /**
   * Slopes of the loss by unit vectors of both sides, written into `slopesOne` and `slopesOther`; pairs of one label are not
   * set against one another. Returns the mean loss.
   */
  step(
    one: Float32Array,
    other: Float32Array,
    labels: Int32Array,
    slopesOne: Float32Array,
    slopesOther: Float32Array,
  ): number {
    const { size, scale } = this;
    this.#compare(one, other);
    const likeness = this.#likeness;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) if (i !== j && labels[i] === labels[j]) likeness[i * size + j] = -1e4;
    }
    const loss = this.#pulls();
    const by = scale / (2 * size);
    for (let at = 0; at < this.#pull.length; at++) this.#pull[at] = (this.#pull[at] as number) * by;
    this.#apply(other, slopesOne, false);
    this.#apply(one, slopesOther, true);
    return loss;
  }

  /** Two rows and two columns at once: half as many reads. */
  #compare(one: Float32Array, other: Float32Array): void {
    const { size, dimensions, scale } = this;
    const likeness = this.#likeness;
    for (let i = 0; i < size; i += 2) {
      for (let j = 0; j < size; j += 2) {
        const [a, b, c, e] = [i * dimensions, (i + 1) * dimensions, j * dimensions, (j + 1) * dimensions] as const;
        let [ac, ae, bc, be] = [0, 0, 0, 0];
        for (let d = 0; d < dimensions; d++) {
          const x = one[a + d] as number;
          const y = one[b + d] as number;
          const z = other[c + d] as number;
          const w = other[e + d] as number;
          ac += x * z;
          ae += x * w;
          bc += y * z;
          be += y * w;
        }
        likeness[i * size + j] = ac * scale;
        likeness[i * size + j + 1] = ae * scale;
        likeness[(i + 1) * size + j] = bc * scale;
        likeness[(i + 1) * size + j + 1] = be * scale;
      }
    }
  }

  /** Softmax over rows plus softmax over columns, less what is right. Returns the mean loss over rows. */
  #pulls(): number {
    const { size } = this;
    const likeness = this.#likeness;
    const pull = this.#pull;
    const highest = new Float32Array(size).fill(Number.NEGATIVE_INFINITY);
    const sums = new Float32Array(size);
    let loss = 0;
    for (let i = 0; i < size; i++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < size; j++) {
        const s = likeness[i * size + j] as number;
        if (s > most) most = s;
        if (s > (highest[j] as number)) highest[j] = s;
      }
      let sum = 0;
      for (let j = 0; j < size; j++) {
        const e = Math.exp((likeness[i * size + j] as number) - most);
        pull[i * size + j] = e;
        sum += e;
      }
      for (let j = 0; j < size; j++) pull[i * size + j] = (pull[i * size + j] as number) / sum;
      loss -= Math.log((pull[i * size + i] as number) + 1e-12);
    }
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const e = Math.exp((likeness[i * size + j] as number) - (highest[j] as number));
        likeness[i * size + j] = e;
        sums[j] = (sums[j] as number) + e;
      }
    }
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const at = i * size + j;
        pull[at] = (pull[at] as number) + (likeness[at] as number) / (sums[j] as number);
      }
      pull[i * size + i] = (pull[i * size + i] as number) - 2;
    }
    return loss / size;
  }

  #apply(vectors: Float32Array, slopes: Float32Array, transposed: boolean): void {
    const { size, dimensions } = this;
    slopes.fill(0);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const pull = this.#pull[i * size + j] as number;
        // Too far apart to matter; most of a batch is.
        if (pull < 1e-7 && pull > -1e-7) continue;
        const to = (transposed ? j : i) * dimensions;
        const from = (transposed ? i : j) * dimensions;
        for (let d = 0; d < dimensions; d++)
          slopes[to + d] = (slopes[to + d] as number) + pull * (vectors[from + d] as number);
      }
    }
  }
}
