import { asRefusal, busy, isBroken, isStale, tooSlow } from './failures.ts';
import { cancelStatement } from './postgresql-cancelling.ts';
import type { PgClient, PgPool, PgQuery, PgRelease } from './postgresql-pool.ts';
import type { Statements } from './storage.ts';
