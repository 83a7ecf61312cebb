import { Field, Int, ObjectType } from 'type-graphql';
import { Conclusion } from '../entities/conclusions/conclusion.entity.ts';
import { Directive } from '../entities/directives/directive.entity.ts';
import { Document } from '../entities/documents/document.entity.ts';
import { DocumentText } from '../entities/documents/document-text.ts';
import { type Definitions, type GraphClass, reading, type Sql } from '../shared/graph-type.ts';
import { Node } from '../shared/node.entity.ts';
import { highlightsIn } from './highlights.ts';

@ObjectType({ description: 'A stretch of a snippet, in UTF-16 units from its start.' })
export class Highlight {
  @Field(() => Int, { description: 'Where it starts.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;
}

@ObjectType({ description: 'Something the searched words were found in.' })
export class SearchHit {}

/** What is searched. */
const searched: readonly GraphClass[] = [Document, Conclusion, Directive];

/** Characters of the text shown before the first word found, and in all. */
const BEFORE = 80;
const SHOWN = 240;

const found = (of: GraphClass, q: Definitions): Sql =>
  `select x.id, x.text, x.exact_words @@ s.exact as exact, ts_rank(x.words, s.folded) as rank
   from ${q.table(of)} x, (select websearch_to_tsquery('simple', vn_fold(${q.value('text')})) as folded,
     websearch_to_tsquery('simple', vn_lower(${q.value('text')})) as exact) s
   where x.words @@ s.folded and ${q.seen(of, 'x')}${of === Document ? ` and ${q.seen(DocumentText, 'x')}` : ''}`;

/** Where the searched words stand in a text: all of them together, or else the first of them. */
const firstPlace = (row: Sql, q: Definitions): Sql => `coalesce(
  nullif(strpos(vn_fold(${row}.text), vn_fold(${q.value('text')})), 0),
  (select min(nullif(strpos(vn_fold(${row}.text), word), 0))
    from regexp_split_to_table(vn_fold(${q.value('text')}), '[^[:alnum:]]+') word where word <> ''),
  1)`;

/** `vn_fold` keeps lengths, so a place in the folded text is the same place in the text. */
const snippet = (row: Sql, q: Definitions): Sql =>
  `substr(normalize(${row}.text, NFC), greatest(1, ${firstPlace(row, q)} - ${BEFORE}), ${SHOWN})`;

reading(SearchHit, {
  rows: (q) => `(${searched.map((of) => found(of, q)).join(' union all ')})`,
  derived: {
    isExact: {
      type: () => Boolean,
      description: 'Whether the words were found with the diacritics they were searched with.',
      sql: (row) => `${row}.exact`,
    },
    snippet: {
      type: () => String,
      description: 'The text around the first word found, at most 240 characters, in Unicode NFC.',
      sql: snippet,
    },
    highlights: {
      type: () => Highlight,
      list: true,
      description: 'Where the words stand in the snippet.',
      sql: (row, q) => `json_build_array(${snippet(row, q)}, ${q.value('text')})`,
      finish: (value) => highlightsIn(...(value as [string, string])),
    },
  },
  references: {
    node: {
      type: () => Node,
      to: () => searched,
      id: (row) => `${row}.id`,
      description: 'The document, conclusion or directive.',
    },
  },
  orders: {
    EXACT: { type: 'boolean', sql: (row) => `${row}.exact`, description: 'Exact diacritics first.' },
    RANK: { type: 'real', sql: (row) => `${row}.rank`, description: 'The best match first.' },
  },
  defaultOrder: ['-EXACT', '-RANK'],
});
