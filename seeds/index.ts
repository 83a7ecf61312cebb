import type { MikroORM } from '@mikro-orm/sql';
import { Directive } from '../src/entities/directives/directive.entity.ts';
import { Organization } from '../src/entities/units/organization.entity.ts';
import { actAs } from '../src/mutations/audit-context.ts';
import type { Day } from '../src/shared/day.ts';
import { enterBriefing } from './bac-kan-2017-02/briefing.ts';
import { enterDemo } from './may-trang/demo.ts';

export { FEBRUARY_2017 } from './bac-kan-2017-02/briefing.ts';
export { seedLoad } from './load/load.ts';
export { DEMONSTRATION_PASSWORD, enterDemoAccounts } from './may-trang/accounts.ts';

/** Whether nothing was entered yet. */
export async function isEmpty(orm: MikroORM): Promise<boolean> {
  return (await orm.em.fork().count(Organization)) === 0;
}

/** What a first start enters, and where it tells of it. */
export interface FirstStart {
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
}: FirstStart): Promise<{ directives: number }> {
  return orm.em.fork().transactional(async (em) => {
    await actAs(em, { actor: 'SEED', act: 'seed' });
    enterBriefing(em);
    await em.flush();
    em.clear();
    log('The briefing of February 2017 is entered.');
    await enterDemo(em, until ?? today.slice(0, 7), today);
    log('The fictional body is entered: nothing in it is real.');
    return { directives: await em.count(Directive) };
  });
}
