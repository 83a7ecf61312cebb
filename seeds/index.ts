import type { MikroORM } from '@mikro-orm/sql';
import { Directive } from '../src/entities/directives/directive.entity.ts';
import { Organization } from '../src/entities/units/organization.entity.ts';
import { setAuditContext } from '../src/mutations/audit-context.ts';
import type { Day } from '../src/shared/day.ts';
import { insertFebruary2017 } from './bac-kan-2017-02/briefing.ts';
import { insertDemo } from './may-trang/demo.ts';

export { FEBRUARY_2017_MEETING_ID as FEBRUARY_2017 } from './bac-kan-2017-02/briefing.ts';
export { seedLoad } from './load/load.ts';
export {
  DEMO_PASSWORD as DEMONSTRATION_PASSWORD,
  insertDemoAccounts as enterDemoAccounts,
} from './may-trang/accounts.ts';

/** Returns whether the database has no organizations. */
export async function isDatabaseEmpty(orm: MikroORM): Promise<boolean> {
  return (await orm.em.fork().count(Organization)) === 0;
}

/** Options of the first start; `log` receives the progress messages. */
export interface FirstStartOptions {
  readonly orm: MikroORM;
  readonly log: (sentence: string) => void;
  readonly today: Day;
  /** The last month of the fictional governing body, `2026-11`. Default: the month of `today`. */
  readonly until?: string;
}

/** Inserts the first briefing and the fictional governing body, both in one transaction. */
export async function seedFirstStart({
  orm,
  log,
  today,
  until,
}: FirstStartOptions): Promise<{ directives: number }> {
  return orm.em.fork().transactional(async (em) => {
    await setAuditContext(em, { actor: 'SEED', action: 'seed' });
    insertFebruary2017(em);
    await em.flush();
    em.clear();
    log('Inserted the briefing of February 2017.');
    await insertDemo(em, until ?? today.slice(0, 7), today);
    log('Inserted the fictional governing body. Nothing in it is real.');
    return { directives: await em.count(Directive) };
  });
}
