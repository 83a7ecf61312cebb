import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Viewer } from '../authorization/viewer.ts';
import type { Day } from '../shared/day.ts';

/** What every service of one act works with: one unit of work, one actor, one day. */
export interface MutationContext {
  readonly em: SqlEntityManager;
  readonly viewer: Viewer;
  /** The day it is in the time zone of the office. */
  readonly today: Day;
  /** The time zone of the office, `Asia/Ho_Chi_Minh`. */
  readonly timeZone: string;
  /** The instant the act began. */
  readonly now: Date;
}
