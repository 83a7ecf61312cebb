// Apollo's suite is written for Jest; Vitest offers the same under other names.
import {
  afterAll as after,
  afterEach as afterOne,
  beforeAll as before,
  beforeEach as beforeOne,
  vi,
} from 'vitest';

export { describe, expect, it, test } from 'vitest';
export const jest = vi;

/** Jest hands hooks that take a parameter a callback to end with; Vitest takes promises only. */
const promising = (hook) => (act, timeout) =>
  hook(
    act.length ? () => new Promise((end, fail) => act((error) => (error ? fail(error) : end()))) : act,
    timeout,
  );

export const afterAll = promising(after);
export const afterEach = promising(afterOne);
export const beforeAll = promising(before);
export const beforeEach = promising(beforeOne);
