const REPORT_INTERVAL_MS = 5_000;

/** Runs the work. Calls `report` every five seconds while the work runs. */
export async function reportWhenSlow<T>(report: () => void, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(report, REPORT_INTERVAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
