/**
 * The scale of each check in `--slice`: large enough to compare every kind, small enough for a run of the tests. The checks
 * that are not here wait for restarts, restores and clocks, which takes minutes at any scale.
 */
export const slices: Readonly<Record<string, number>> = {
  'ticks-postgres': 0.003,
  'ticks-sqlite': 0.003,
  'one-item': 0.003,
  'kill-sqlite': 0.003,
  'kill-postgres': 0.003,
  failover: 0.003,
  frozen: 0.003,
  'power-cut': 0.003,
  redelivery: 0.003,
  'retry-policy': 0.1,
  'ambiguous-post': 0.02,
  throttled: 0.01,
  limits: 0.001,
  precondition: 0.1,
  order: 0.02,
  gone: 0.1,
  size: 0.01,
  refresh: 0.01,
  'service-urls': 0.01,
  forged: 0.01,
  fuzz: 0.004,
  injection: 0.002,
  'strangers-files': 0.02,
};

/** The seed of a slice, which is the same each time: a failing slice is a change in the program, not in the dice. */
export const sliceSeed = 20_261_121;
