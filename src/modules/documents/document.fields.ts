import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { Review } from '../../entities/directives/transition.entity.ts';
import { Document, TextSpan } from '../../entities/documents/document.entity.ts';
import { DocumentText } from '../../entities/documents/document-text.ts';
import {
  type Definition,
  type Definitions,
  pointingBack,
  reading,
  type Sql,
} from '../../shared/graph-type.ts';

/** Spans of one document that share at least one character. */
const overlapping = (a: Sql, b: Sql): Sql =>
  `(${a}.document_id = ${b}.document_id and ${a}.start < ${b}.stop and ${b}.start < ${a}.stop)`;

/** That something of a class follows from words this span shares. */
const yields = (span: Sql, of: typeof Conclusion | typeof Directive, q: Definitions): Sql =>
  `exists (select 1 from ${q.table(TextSpan)} s join ${q.table(of)} x on x.span_id = s.id where ${overlapping('s', span)} and ${q.seen(of, 'x')})`;

const producedNothing: Definition = (s, q) =>
  `not (${yields(s, Conclusion, q)} or ${yields(s, Directive, q)})`;

reading(Document, {
  withheld: {
    as: DocumentText,
    fields: ['title', 'text', 'sha256', 'length', 'zoneStart', 'zoneEnd', 'meeting', 'previousVersion'],
  },
  derived: {
    isStub: {
      type: () => Boolean,
      description:
        'True: you may know of this document but not read it; title, text and passages are left out.',
      sql: (d, q) => `not (${q.seen(DocumentText, d)})`,
    },
  },
  links: {
    spans: pointingBack(() => TextSpan, 'document_id', 'Passages of it that the graph points to.'),
    conclusions: {
      to: () => Conclusion,
      description: 'Conclusions that stand in it.',
      join: (d, c, q) =>
        `${c}.span_id in (select s.id from ${q.table(TextSpan)} s where s.document_id = ${d}.id and ${q.seen(TextSpan, 's')})`,
    },
    directives: {
      to: () => Directive,
      description: 'Directives that follow from its words.',
      join: (d, x, q) =>
        `${x}.span_id in (select s.id from ${q.table(TextSpan)} s where s.document_id = ${d}.id and ${q.seen(TextSpan, 's')})`,
    },
    laterVersions: {
      to: () => Document,
      description: 'The version that replaces it, if there is one.',
      join: (d, later, q) => `(${later}.previous_version_id = ${d}.id and ${q.seen(DocumentText, later)})`,
    },
  },
  orders: {
    ISSUED_ON: {
      type: 'date',
      nullable: true,
      sql: (d) => `${d}.issued_on`,
      description: 'By the day it bears.',
    },
    CREATED_AT: { type: 'timestamptz', sql: (d) => `${d}.created_at`, description: 'By the time of entry.' },
  },
  defaultOrder: ['-ISSUED_ON'],
  roots: {
    one: { name: 'document', by: ['id'], description: 'One document.' },
    many: { name: 'documents', description: 'Documents, the latest first.' },
  },
});

reading(TextSpan, {
  derived: {
    producedNothing: {
      type: () => Boolean,
      description: 'True: no conclusion and no directive follows from these words.',
      sql: producedNothing,
    },
  },
  links: {
    conclusions: pointingBack(() => Conclusion, 'span_id', 'Conclusions that follow from these words.'),
    directives: pointingBack(() => Directive, 'span_id', 'Directives that follow from these words.'),
    reviews: pointingBack(() => Review, 'span_id', 'Reviews noted in these words.'),
  },
  orders: { START: { type: 'integer', sql: (s) => `${s}.start`, description: 'By where it starts.' } },
  defaultOrder: ['START'],
});
