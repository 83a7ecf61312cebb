import { readFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { extract } from '../../extraction/extract.ts';
import type { ExtractedClause, Extraction } from '../../extraction/extraction.ts';
import { day } from '../../shared/day.ts';
import { BadInput } from '../../shared/domain-error.ts';

/** Prints how a text is read. Opens no database and asks no clock: without a day, a deadline without a year has no due day. */
export async function extractFile(file: string, options: { date?: string; json?: boolean }): Promise<void> {
  const date = options.date === undefined ? undefined : day(options.date);
  const reading = extract(await textOf(file), date ? { date } : {});
  process.stdout.write(options.json ? `${JSON.stringify(reading, null, 2)}\n` : forPeople(reading));
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new BadInput('FILE_UNREADABLE', `${file} cannot be read: ${error.message}. Name a text file.`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BadInput('TEXT_INVALID', `${file} is not a text in UTF-8. Save it as UTF-8 and try again.`);
  }
}

function forPeople({ meeting, zone, clauses }: Extraction): string {
  const { title, period, heldOn, host, chair } = meeting;
  const about = [title, period && `period ${period}`, heldOn, host, chair?.name].filter(Boolean).join(' · ');
  if (!zone) return `${about}\nNobody concludes anything in this text, so there are no clauses.\n`;
  const table = new Table({
    head: ['span', 'kind', 'words', 'addressees', 'deadline', 'sure'],
    colWidths: [12, 12, 52, 34, 26, 6],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const clause of clauses) table.push(rowOf(clause));
  return `${about}\nConclusion: ${zone.start} to ${zone.end}, clauses: ${clauses.length}\n${table.toString()}\n`;
}

const rowOf = ({ start, end, kind, quote, addressees, deadline, confidence }: ExtractedClause): string[] => [
  `${start}-${end}`,
  kind,
  quote.replace(/\s+/gu, ' '),
  addressees
    .map(({ name, role, inherited }) => `${role} ${name}${inherited ? ' (inherited)' : ''}`)
    .join('\n'),
  deadline ? [deadline.words, deadline.due, deadline.inferred && '(implied)'].filter(Boolean).join(' ') : '',
  confidence.toFixed(2),
];
