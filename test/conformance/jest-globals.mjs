// Apollo's suite is written for Jest; Vitest offers the same under other names.
import { vi } from 'vitest';

export { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
export const jest = vi;
