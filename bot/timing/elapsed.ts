/**
 * Milliseconds on a monotonic clock, for waits and ages in memory, because the system's clock may be set. What is stored has
 * the system's time.
 */
export const elapsed = (): number => performance.now();
