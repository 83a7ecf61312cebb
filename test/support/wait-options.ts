/** Options of `vi.waitUntil` and `expect.poll`. The timeout is long, so that a busy machine does not fail a spec. */
export const WAIT_OPTIONS = { timeout: 50_000, interval: 20 };
