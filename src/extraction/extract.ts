import type { Day } from '../shared/day.ts';
import type { TextRange } from '../shared/text-range.ts';
import type { AddresseeMatch } from './addressees/rules/addressee-rule.ts';
import type { ReferenceDate } from './deadlines/date-expressions.ts';
import type { ExtractedClause, Extraction } from './extraction.ts';
import { extractMeeting, resolveReferenceDate } from './meeting/extract-meeting.ts';
import { extractRow } from './register/extract-row.ts';
import { findRegisterTable } from './register/find-register-table.ts';
import { findClauseCandidates } from './segmentation/clause-candidates.ts';
import { extractClause } from './segmentation/extract-clause.ts';
import { type NormalizedText, normalizeText, removeCellBorders } from './text/normalized-text.ts';
import { splitParagraphs } from './text/paragraphs.ts';
import { findZone, type Zone } from './zone/zone.ts';

/**
 * Extracts the meeting, the concluding zone and every clause of that zone from a Vietnamese text about a meeting.
 *
 * `date` is the day of the text. Deadlines without a year ("trước ngày 15/3") or relative to today ("tuần tới") need it. If it is
 * missing and the text states no day either, such a deadline has no day. The function adds nothing that the text does not say. It
 * accepts any string; at worst the result is empty.
 */
export function extract(text: string, { date }: { readonly date?: Day } = {}): Extraction {
  const textWithCells = normalizeText(text);
  const source = removeCellBorders(textWithCells);
  const paragraphs = splitParagraphs(source.text);
  const register = findRegisterTable(textWithCells, paragraphs);
  const prose = register ? paragraphs.filter((one) => !isInside(one, register)) : paragraphs;
  const zone = findZone(source, prose);
  const meeting = extractMeeting(source, paragraphs, zone?.start ?? null);
  const reference = resolveReferenceDate(meeting, source, date ?? null);
  const zoneClauses = zone ? extractClauses(source, prose, zone, reference) : [];
  const rowClauses = register?.rows.map((row) => extractRow(textWithCells, row, reference)) ?? [];
  const ranges = [...(zone ? [zone] : []), ...(register ? [register] : [])];
  if (ranges.length === 0) return { meeting, zone: null, clauses: [] };
  const start = Math.min(...ranges.map((one) => one.start));
  const end = Math.max(...ranges.map((one) => one.end));
  const clauses = [...zoneClauses, ...rowClauses].sort((one, other) => one.start - other.start);
  return { meeting, zone: source.originalSpan(start, end), clauses };
}

const isInside = (inner: TextRange, outer: TextRange) => inner.start >= outer.start && inner.end <= outer.end;

/** Returns the clauses of the zone in order. Within a paragraph, a clause passes its leads on to the next clause. */
function extractClauses(
  source: NormalizedText,
  paragraphs: readonly TextRange[],
  zone: Zone,
  reference: ReferenceDate,
): ExtractedClause[] {
  const clauses: ExtractedClause[] = [];
  let previous: { paragraph: number; leads: readonly AddresseeMatch[] } = { paragraph: -1, leads: [] };
  let speechLeads: readonly AddresseeMatch[] = [];
  for (const item of findClauseCandidates(source, paragraphs, zone, reference)) {
    // Later paragraphs of a speech inherit the addressees named first in the speech, not those named in passing.
    const inheritedLeads =
      previous.paragraph === item.paragraph ? previous.leads : item.isRunningText ? speechLeads : [];
    const result = extractClause(source, item, inheritedLeads, reference);
    if (!result) continue;
    clauses.push(result.clause);
    if (!result.leads.length || item.isListed) continue;
    previous = { paragraph: item.paragraph, leads: result.leads };
    if (item.isRunningText && !speechLeads.length) speechLeads = result.leads;
  }
  return clauses;
}
