import type { ExtractedClause } from '../extraction.ts';
import { findDocumentNumbers } from './document-numbers.ts';
import { findPlaces } from './places.ts';
import { findTargets } from './targets.ts';
import { findTopics } from './topics.ts';
import { isUrgent } from './urgency.ts';

/** Extracts what the words of a clause mention, besides its addressees and its deadline. `lower` is the text in lower case. */
export const extractTerms = (
  text: string,
  lower: string,
): Pick<ExtractedClause, 'urgent' | 'topics' | 'places' | 'targets' | 'references'> => ({
  urgent: isUrgent(lower),
  topics: findTopics(lower),
  places: findPlaces(text),
  targets: findTargets(text, lower),
  references: findDocumentNumbers(text),
});
