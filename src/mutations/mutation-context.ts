import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Viewer } from '../authorization/viewer.ts';
import type { Day } from '../shared/day.ts';

/** The context of one mutation for its services: one unit of work, one viewer, one day. */
export interface MutationContext {
  readonly em: SqlEntityManager;
  readonly viewer: Viewer;
  /** Today in the time zone of the office. */
  readonly today: Day;
  /** The time zone of the office, `Asia/Ho_Chi_Minh`. */
  readonly timeZone: string;
  /** The instant at which the mutation began. */
  readonly now: Date;
}
