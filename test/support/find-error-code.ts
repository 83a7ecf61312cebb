/** Returns the code of the error that the promise rejects with, or of its cause; undefined if there is no error. */
export async function findErrorCode(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return readCode(error);
  }
}

function readCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return String(error);
}
