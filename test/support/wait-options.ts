/** How long specs wait for what must come, for `vi.waitUntil` and `expect.poll`: a busy machine makes no defect. */
export const WAIT_OPTIONS = { timeout: 50_000, interval: 20 };
