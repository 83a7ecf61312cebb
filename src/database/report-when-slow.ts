const REPORT_INTERVAL_MS = 5_000;

/** Runs the work; while it takes longer than five seconds, `tell` says every five seconds what is waited for. */
export async function reportWhenSlow<T>(report: () => void, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(report, REPORT_INTERVAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
