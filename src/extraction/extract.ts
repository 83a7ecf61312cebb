import type { Day } from '../shared/day.ts';
import type { Assigned } from './addressees/rules/addressee-rule.ts';
import type { TimeContext } from './deadlines/date-expressions.ts';
import type { ExtractedClause, Extraction } from './extraction.ts';
import { contextOf, meetingOf } from './meeting/meeting.ts';
import { readRow } from './register/extract-row.ts';
import { registerOf } from './register/register.ts';
import { readClause } from './segmentation/clauses.ts';
import { itemsOf } from './segmentation/items.ts';
import { type SourceText, sourceText, withoutCells } from './text/normalized-text.ts';
import { paragraphsOf } from './text/paragraphs.ts';
import type { Stretch } from './text/sentences.ts';
import { type Zone, zoneOf } from './zone/zone.ts';

/**
 * Reads a Vietnamese text that came out of a meeting: what meeting, where its conclusion stands, and every clause of it.
 *
 * `date` is the day the text is of, for what is said without a year ("trước ngày 15/3") or counted from today ("tuần tới"); without any, and
 * none in the text, such a deadline has no day. Nothing that the text does not say is made up. Any string is read, at worst as nothing.
 */
export function extract(text: string, { date }: { readonly date?: Day } = {}): Extraction {
  const cells = sourceText(text);
  const source = withoutCells(cells);
  const paragraphs = paragraphsOf(source.plain);
  const register = registerOf(cells, paragraphs);
  const zone = zoneOf(source, register ? paragraphs.filter((one) => !within(one, register)) : paragraphs);
  const meeting = meetingOf(source, paragraphs, zone?.start ?? null);
  const context = contextOf(meeting, source, date ?? null);
  const spoken = zone
    ? clausesOf(
        source,
        paragraphs.filter((one) => !register || !within(one, register)),
        zone,
        context,
      )
    : [];
  const rows = register?.rows.map((row) => readRow(cells, row, context)) ?? [];
  const ends = [...(zone ? [zone] : []), ...(register ? [register] : [])];
  if (ends.length === 0) return { meeting, zone: null, clauses: [] };
  const start = Math.min(...ends.map((one) => one.start));
  const end = Math.max(...ends.map((one) => one.end));
  const clauses = [...spoken, ...rows].sort((one, other) => one.start - other.start);
  return { meeting, zone: source.passage(start, end), clauses };
}

const within = (one: Stretch, other: Stretch) => one.start >= other.start && one.end <= other.end;

/** The clauses of the zone in order; leads are handed on from one to the next within a paragraph. */
function clausesOf(
  source: SourceText,
  paragraphs: readonly Stretch[],
  zone: Zone,
  context: TimeContext,
): ExtractedClause[] {
  const clauses: ExtractedClause[] = [];
  let carried: { paragraph: number; leads: readonly Assigned[] } = { paragraph: -1, leads: [] };
  let speech: readonly Assigned[] = [];
  for (const item of itemsOf(source, paragraphs, zone, context)) {
    // Further paragraphs of a speech are for those it addressed first, not for whoever was named in passing.
    const before = carried.paragraph === item.paragraph ? carried.leads : item.spoken ? speech : [];
    const read = readClause(source, item, before, context);
    if (!read) continue;
    clauses.push(read.clause);
    if (!read.leads.length || item.listed) continue;
    carried = { paragraph: item.paragraph, leads: read.leads };
    if (item.spoken && !speech.length) speech = read.leads;
  }
  return clauses;
}
