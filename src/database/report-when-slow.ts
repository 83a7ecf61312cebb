const REPORT_INTERVAL_MS = 5_000;

/** Runs the work. Calls `report` every five seconds while the work runs. */
export async function reportWhenSlow(report: () => void, work: () => Promise<void>): Promise<void> {
  const timer = setInterval(report, REPORT_INTERVAL_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}
