import type { Day } from '../../shared/day.ts';
import type { Assigned } from './addressees/assigned.ts';
import type { ExtractedClause, Extraction } from './extraction.ts';
import { contextOf, meetingOf } from './meeting/meeting.ts';
import { readClause } from './segmenting/clauses.ts';
import { itemsOf } from './segmenting/outline.ts';
import { paragraphsOf } from './text/paragraphs.ts';
import { sourceText } from './text/source-text.ts';
import { zoneOf } from './zone/zone.ts';

/**
 * Reads a Vietnamese text that came out of a meeting: what meeting, where its conclusion stands, and every clause of it.
 *
 * The day of the meeting may be given when the text does not say it; without any, a deadline without a year has no due day. Nothing that
 * the text does not say is made up. Any string is read, at worst as nothing.
 */
export function extract(text: string, { date }: { readonly date?: Day } = {}): Extraction {
  const source = sourceText(text);
  const paragraphs = paragraphsOf(source.plain);
  const meeting = meetingOf(source, paragraphs, date ?? null);
  const zone = zoneOf(source, paragraphs);
  if (!zone) return { meeting, zone: null, clauses: [] };
  const context = contextOf(meeting, source);
  const clauses: ExtractedClause[] = [];
  let carried: { paragraph: number; leads: readonly Assigned[] } = { paragraph: -1, leads: [] };
  for (const item of itemsOf(source, paragraphs, zone, context)) {
    const read = readClause(source, item, carried.paragraph === item.paragraph ? carried.leads : [], context);
    if (!read) continue;
    clauses.push(read.clause);
    if (read.leads.length && !item.listed) carried = { paragraph: item.paragraph, leads: read.leads };
  }
  return { meeting, zone: source.passage(zone.start, zone.end), clauses };
}
