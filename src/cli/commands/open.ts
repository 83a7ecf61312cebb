import Table from 'cli-table3';
import type {
  BriefingByPeriodQuery,
  OpenDirectivesOfMeetingQuery,
} from '../../../schema/generated/graphql.ts';
import type { Config } from '../../config.ts';
import { createApplication, openConfiguredDatabase } from '../../server/application.ts';
import { LocalClient } from '../../server/local-client.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import { ID_PATTERN } from '../../shared/id.ts';
import { warningsOnly } from '../command-process.ts';

type Meeting = NonNullable<OpenDirectivesOfMeetingQuery['meeting']>;
type Directive = Meeting['directives']['nodes'][number];

/** Returns the ids of the meetings with this period, code or id. */
async function findMeetings(which: string, client: LocalClient): Promise<string[]> {
  if (ID_PATTERN.test(which)) return [which];
  const { meeting } = await client.execute<{ meeting: { id: string } | null }>(
    'query ($code: String!) { meeting(by: { code: $code }) { id } }',
    { code: which },
  );
  if (meeting) return [meeting.id];
  const { meetings } = await client.executeOperation<BriefingByPeriodQuery>('BriefingByPeriod', {
    period: which,
  });
  return meetings.nodes.map(({ id }) => id);
}

const TIMELINESS_LABELS: Record<string, string> = {
  NO_DEADLINE: 'no deadline',
  ON_TRACK: 'on track',
  DUE_SOON: 'due soon',
  OVERDUE: 'OVERDUE',
};

function formatDue({ deadline: { words, dueOn, inferred } }: Directive): string {
  if (!dueOn) return words ?? '—';
  return inferred ? `${dueOn}\n(implied)` : dueOn;
}

const addresseeName = (addressee: Directive['assignments']['nodes'][number]['addressee']) =>
  !addressee ? '—' : 'name' in addressee ? addressee.name : addressee.fullName;

function printMeeting(meeting: Meeting): void {
  const { nodes } = meeting.directives;
  process.stdout.write(`${meeting.title}\n${nodes.length} open\n`);
  if (!nodes.length) return;
  const width = Math.min(process.stdout.columns ?? 100, 120);
  const [code, who, due, status] = [16, 22, 13, 13];
  const table = new Table({
    head: ['Code', 'Directive', 'For', 'Due', 'Status'],
    colWidths: [code, Math.max(24, width - code - who - due - status - 6), who, due, status],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const directive of nodes)
    table.push([
      directive.code,
      directive.text,
      directive.assignments.nodes.map(({ addressee }) => addresseeName(addressee)).join('\n'),
      formatDue(directive),
      TIMELINESS_LABELS[directive.timeliness ?? ''] ?? '',
    ]);
  process.stdout.write(`${table.toString()}\n`);
}

/** Prints the open directives of a meeting. */
export async function printOpenDirectives(
  config: Config,
  options: { meeting: string; json?: boolean },
): Promise<void> {
  const database = await openConfiguredDatabase(config, warningsOnly, 'check');
  try {
    const client = new LocalClient(await createApplication(database, config));
    const ids = await findMeetings(options.meeting, client);
    if (!ids.length)
      throw new BadUserInputError(
        'MEETING_UNKNOWN',
        `No meeting has the period or code "${options.meeting}". Give a period such as 2017-02, a code or an id.`,
      );
    const meetings: Meeting[] = [];
    for (const id of ids) {
      const { meeting } = await client.executeOperation<OpenDirectivesOfMeetingQuery>(
        'OpenDirectivesOfMeeting',
        {
          meeting: id,
        },
      );
      if (meeting) meetings.push(meeting);
    }
    if (options.json) process.stdout.write(`${JSON.stringify(meetings, null, 2)}\n`);
    else meetings.forEach(printMeeting);
  } finally {
    await database.close();
  }
}
