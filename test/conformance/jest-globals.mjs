// Apollo's suite is written for Jest. Vitest has the same functions under other names.
import {
  afterAll as after,
  afterEach as afterOne,
  beforeAll as before,
  beforeEach as beforeOne,
  vi,
} from 'vitest';

export { describe, expect, it, test } from 'vitest';
export const jest = vi;

/** Adapts a hook with a `done` callback, which Jest accepts, to Vitest, which accepts only promises. */
const acceptDoneCallback = (hook) => (callback, timeout) =>
  hook(
    callback.length
      ? () => new Promise((resolve, reject) => callback((error) => (error ? reject(error) : resolve())))
      : callback,
    timeout,
  );

export const afterAll = acceptDoneCallback(after);
export const afterEach = acceptDoneCallback(afterOne);
export const beforeAll = acceptDoneCallback(before);
export const beforeEach = acceptDoneCallback(beforeOne);
