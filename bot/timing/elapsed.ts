/**
 * Milliseconds on a clock that is never set. Waits, and how long something is kept, are counted on it: the system's clock may
 * be set back an hour, and everything that waits would wait that hour. What is written down has the system's time.
 */
export const elapsed = (): number => performance.now();
