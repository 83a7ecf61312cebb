import { Viewer } from '../../src/authorization/viewer.ts';
import type { MutationActor } from '../../src/mutations/mutation-runner.ts';
import type { Day } from '../../src/shared/day.ts';

/** The actor of mutations that specs run without a server: the viewer with local access. */
export const LOCAL_ACTOR: MutationActor = {
  viewer: Viewer.local,
  now: new Date(),
  today: '2026-11-24' as Day,
  timeZone: 'Asia/Ho_Chi_Minh',
};
