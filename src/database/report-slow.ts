const TELL_EVERY_MS = 5_000;

/** Runs the work; while it takes longer than five seconds, `tell` says every five seconds what is waited for. */
export async function tellWhenSlow<T>(tell: () => void, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(tell, TELL_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
