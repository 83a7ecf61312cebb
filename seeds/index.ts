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

/** Whether nothing was entered yet. */
export async function isDatabaseEmpty(orm: MikroORM): Promise<boolean> {
  return (await orm.em.fork().count(Organization)) === 0;
}

/** What a first start enters, and where it tells of it. */
export interface FirstStartOptions {
  readonly orm: MikroORM;
  readonly log: (sentence: string) => void;
  readonly today: Day;
  /** The last month of the fictional body, `2026-11`; default: the month of today. */
  readonly until?: string;
}

/** Enters the first briefing and the fictional body, both or neither. */
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
    log('The briefing of February 2017 is entered.');
    await insertDemo(em, until ?? today.slice(0, 7), today);
    log('The fictional body is entered: nothing in it is real.');
    return { directives: await em.count(Directive) };
  });
}
