/** How long the processor worked for this thread, in ms; what else the machine does is not counted. */
export function measureCpuTimeMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
