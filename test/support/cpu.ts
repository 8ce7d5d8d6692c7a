/**
 * Milliseconds of CPU that this process took for some work: what else runs on the machine is not in it, so a test may say how
 * much is far too much. Work that grows with the square of its input or faster is beyond any such bound.
 */
export function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
