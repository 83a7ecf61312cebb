/** Runs `work` and returns the CPU time of this thread in ms. Other work of the machine is not counted. */
export function measureCpuTimeMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
