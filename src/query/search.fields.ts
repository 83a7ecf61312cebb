import { Field, Int, ObjectType } from 'type-graphql';
import { Conclusion } from '../entities/conclusions/conclusion.entity.ts';
import { Directive } from '../entities/directives/directive.entity.ts';
import { Document } from '../entities/documents/document.entity.ts';
import { DocumentText } from '../entities/documents/document-text.ts';
import { defineGraphType, type GraphClass, type Sql, type SqlContext } from '../shared/graph-type.ts';
import { Node } from '../shared/node.entity.ts';
import { findHighlights } from './highlights.ts';

@ObjectType({ description: 'A range in a snippet, in UTF-16 units from the start of the snippet.' })
export class Highlight {
  @Field(() => Int, { description: 'The start of the range.' })
  start!: number;

  @Field(() => Int, { description: 'The end of the range, exclusive.' })
  end!: number;
}

@ObjectType({ description: 'One result of a search.' })
export class SearchHit {}

/** The types that are searched. */
const searchedClasses: readonly GraphClass[] = [Document, Conclusion, Directive];

/** The number of characters before the first match. */
const SNIPPET_LEAD_LENGTH = 80;
/** The number of characters of a snippet. */
const SNIPPET_LENGTH = 240;

const searchMatchesSql = (of: GraphClass, sql: SqlContext): Sql =>
  `select x.id, x.text, x.exact_words @@ s.exact as exact, ts_rank(x.words, s.folded) as rank
   from ${sql.table(of)} x, (select websearch_to_tsquery('simple', vn_fold(${sql.parameter('text')})) as folded,
     websearch_to_tsquery('simple', vn_lower(${sql.parameter('text')})) as exact) s
   where x.words @@ s.folded and ${sql.visible(of, 'x')}${of === Document ? ` and ${sql.visible(DocumentText, 'x')}` : ''}`;

/** Returns the position of the first match in a text: of all words together, or else of the first single word. */
const firstMatchSql = (row: Sql, sql: SqlContext): Sql => `coalesce(
  nullif(strpos(vn_fold(${row}.text), vn_fold(${sql.parameter('text')})), 0),
  (select min(nullif(strpos(vn_fold(${row}.text), word), 0))
    from regexp_split_to_table(vn_fold(${sql.parameter('text')}), '[^[:alnum:]]+') word where word <> ''),
  1)`;

/** `vn_fold` does not change the length, so a position in the folded text is the same position in the text. */
const snippetSql = (row: Sql, sql: SqlContext): Sql =>
  `substr(normalize(${row}.text, NFC), greatest(1, ${firstMatchSql(row, sql)} - ${SNIPPET_LEAD_LENGTH}), ${SNIPPET_LENGTH})`;

defineGraphType(SearchHit, {
  rows: (sql) => `(${searchedClasses.map((of) => searchMatchesSql(of, sql)).join(' union all ')})`,
  computedFields: {
    isExact: {
      type: () => Boolean,
      description: 'Whether the words occur with the same diacritics as in the search.',
      sql: (row) => `${row}.exact`,
    },
    snippet: {
      type: () => String,
      description: 'The text around the first match, at most 240 characters, in Unicode NFC.',
      sql: snippetSql,
    },
    highlights: {
      type: () => Highlight,
      list: true,
      description: 'The positions of the words in the snippet.',
      sql: (row, sql) => `json_build_array(${snippetSql(row, sql)}, ${sql.parameter('text')})`,
      transform: (value) => findHighlights(...(value as [string, string])),
    },
  },
  nodeFields: {
    node: {
      type: () => Node,
      to: () => searchedClasses,
      id: (row) => `${row}.id`,
      description: 'The document, conclusion or directive that matches.',
    },
  },
  sortOrders: {
    EXACT: {
      type: 'boolean',
      sql: (row) => `${row}.exact`,
      description: 'Matches with the same diacritics first.',
    },
    RANK: { type: 'real', sql: (row) => `${row}.rank`, description: 'The best match first.' },
  },
  defaultOrder: ['-EXACT', '-RANK'],
});
