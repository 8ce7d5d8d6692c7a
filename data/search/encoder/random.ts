/** Normally distributed around 0 with a deviation of 1 (Box and Muller). */
export const gaussian = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());

/** Draws places of `weights` as often as these say. */
export function sampler(weights: readonly number[], random: () => number): () => number {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (const [at, weight] of weights.entries()) {
    total += weight;
    sums[at] = total;
  }
  return () => {
    const drawn = random() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
