import { readFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { extract } from '../../extraction/extract.ts';
import type { ExtractedClause, Extraction } from '../../extraction/extraction.ts';
import { parseDay } from '../../shared/day.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';

/**
 * Prints the clauses that are extracted from a text. Uses no database and no clock: without `date`, a deadline without a year has
 * no due day.
 */
export async function extractFile(file: string, options: { date?: string; json?: boolean }): Promise<void> {
  const date = options.date === undefined ? undefined : parseDay(options.date);
  const extraction = extract(await readTextFile(file), date ? { date } : {});
  process.stdout.write(
    options.json ? `${JSON.stringify(extraction, null, 2)}\n` : formatExtraction(extraction),
  );
}

async function readTextFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new BadUserInputError(
      'FILE_UNREADABLE',
      `${file} cannot be read: ${error.message}. Name a text file.`,
    );
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BadUserInputError(
      'TEXT_INVALID',
      `${file} is not text in UTF-8. Save it as UTF-8 and try again.`,
    );
  }
}

function formatExtraction({ meeting, zone, clauses }: Extraction): string {
  const { title, period, heldOn, host, chair } = meeting;
  const heading = [title, period && `period ${period}`, heldOn, host, chair?.name]
    .filter(Boolean)
    .join(' · ');
  if (!zone) return `${heading}\nThe text has no concluding part, so there are no clauses.\n`;
  const table = new Table({
    head: ['span', 'kind', 'words', 'addressees', 'deadline', 'sure'],
    colWidths: [12, 12, 52, 34, 26, 6],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const clause of clauses) table.push(clauseRow(clause));
  return `${heading}\nConclusion: ${zone.start} to ${zone.end}, clauses: ${clauses.length}\n${table.toString()}\n`;
}

const clauseRow = ({
  start,
  end,
  kind,
  quote,
  addressees,
  deadline,
  confidence,
}: ExtractedClause): string[] => [
  `${start}-${end}`,
  kind,
  quote.replace(/\s+/gu, ' '),
  addressees
    .map(({ name, role, inherited }) => `${role} ${name}${inherited ? ' (inherited)' : ''}`)
    .join('\n'),
  deadline ? [deadline.words, deadline.due, deadline.inferred && '(implied)'].filter(Boolean).join(' ') : '',
  confidence.toFixed(2),
];
