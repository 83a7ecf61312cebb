import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { Review } from '../../entities/directives/review.entity.ts';
import { Document, TextSpan } from '../../entities/documents/document.entity.ts';
import { DocumentText } from '../../entities/documents/document-text.ts';
import {
  defineGraphType,
  hasMany,
  type Sql,
  type SqlContext,
  type SqlExpression,
} from '../../shared/graph-type.ts';

/** SQL: whether two spans are in the same document and share at least one character. */
const spansOverlap = (a: Sql, b: Sql): Sql =>
  `(${a}.document_id = ${b}.document_id and ${a}.start < ${b}.stop and ${b}.start < ${a}.stop)`;

/** SQL: whether the viewer may see a conclusion or directive whose span overlaps this one. */
const producedAnything = (span: Sql, of: typeof Conclusion | typeof Directive, sql: SqlContext): Sql =>
  `exists (select 1 from ${sql.table(TextSpan)} s join ${sql.table(of)} x on x.span_id = s.id where ${spansOverlap('s', span)} and ${sql.visible(of, 'x')})`;

const producedNothing: SqlExpression = (s, sql) =>
  `not (${producedAnything(s, Conclusion, sql)} or ${producedAnything(s, Directive, sql)})`;

defineGraphType(Document, {
  restrictedFields: {
    visibilityClass: DocumentText,
    fields: ['title', 'text', 'sha256', 'length', 'zoneStart', 'zoneEnd', 'meeting', 'previousVersion'],
  },
  computedFields: {
    isStub: {
      type: () => Boolean,
      description:
        'True: the viewer may see that the document exists, but may not read it. Title, text and spans are missing.',
      sql: (d, sql) => `not (${sql.visible(DocumentText, d)})`,
    },
  },
  connectionFields: {
    spans: hasMany(
      () => TextSpan,
      'document_id',
      'Spans of the text that conclusions, directives or reviews refer to.',
    ),
    conclusions: {
      to: () => Conclusion,
      description: 'Conclusions in this document.',
      join: (d, c, sql) =>
        `${c}.span_id in (select s.id from ${sql.table(TextSpan)} s where s.document_id = ${d}.id and ${sql.visible(TextSpan, 's')})`,
    },
    directives: {
      to: () => Directive,
      description: 'Directives that follow from its text.',
      join: (d, x, sql) =>
        `${x}.span_id in (select s.id from ${sql.table(TextSpan)} s where s.document_id = ${d}.id and ${sql.visible(TextSpan, 's')})`,
    },
    laterVersions: {
      to: () => Document,
      description: 'The version that replaces this document, if there is one.',
      join: (d, later, sql) =>
        `(${later}.previous_version_id = ${d}.id and ${sql.visible(DocumentText, later)})`,
    },
  },
  sortOrders: {
    ISSUED_ON: {
      type: 'date',
      nullable: true,
      sql: (d) => `${d}.issued_on`,
      description: 'By the day of issue.',
    },
    CREATED_AT: {
      type: 'timestamptz',
      sql: (d) => `${d}.created_at`,
      description: 'By the time of recording.',
    },
  },
  defaultOrder: ['-ISSUED_ON'],
  rootFields: {
    one: { name: 'document', by: ['id'], description: 'One document.' },
    many: { name: 'documents', description: 'Documents, the latest first.' },
  },
});

defineGraphType(TextSpan, {
  computedFields: {
    producedNothing: {
      type: () => Boolean,
      description: 'True: no conclusion and no directive follows from this span.',
      sql: producedNothing,
    },
  },
  connectionFields: {
    conclusions: hasMany(() => Conclusion, 'span_id', 'Conclusions that follow from this span.'),
    directives: hasMany(() => Directive, 'span_id', 'Directives that follow from this span.'),
    reviews: hasMany(() => Review, 'span_id', 'Reviews that this span records.'),
  },
  sortOrders: { START: { type: 'integer', sql: (s) => `${s}.start`, description: 'By start position.' } },
  defaultOrder: ['START'],
});
