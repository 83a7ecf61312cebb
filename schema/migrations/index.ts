import { Graph } from './2026-11-24-graph.ts';
import { Access } from './2026-11-25-access.ts';
import { Acts } from './2026-11-25-acts.ts';
import { CalendarDays } from './2026-11-25-calendar.ts';
import { Checkpoints } from './2026-11-25-checkpoints.ts';
import { Files } from './2026-11-25-files.ts';
import { History } from './2026-11-25-history.ts';
import { Intake } from './2026-11-25-intake.ts';
import { LookingBack } from './2026-11-25-looking-back.ts';
import { WorkingRole } from './2026-11-25-working-role.ts';

/** Every migration, oldest first. Never edit a released migration: add a new one. */
export const migrations = [
  { name: '2026-11-24-graph', class: Graph },
  { name: '2026-11-25-access', class: Access },
  { name: '2026-11-25-acts', class: Acts },
  { name: '2026-11-25-calendar', class: CalendarDays },
  { name: '2026-11-25-files', class: Files },
  { name: '2026-11-25-history', class: History },
  { name: '2026-11-25-checkpoints', class: Checkpoints },
  { name: '2026-11-25-looking-back', class: LookingBack },
  { name: '2026-11-25-intake', class: Intake },
  { name: '2026-11-25-working-role', class: WorkingRole },
];
