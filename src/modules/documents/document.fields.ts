import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { Review } from '../../entities/directives/transition.entity.ts';
import { Document, TextSpan } from '../../entities/documents/document.entity.ts';
import { DocumentText } from '../../entities/documents/document-text.ts';
import {
  defineGraphType,
  hasMany,
  type Sql,
  type SqlContext,
  type SqlExpression,
} from '../../shared/graph-type.ts';

/** Spans of one document that share at least one character. */
const spansOverlap = (a: Sql, b: Sql): Sql =>
  `(${a}.document_id = ${b}.document_id and ${a}.start < ${b}.stop and ${b}.start < ${a}.stop)`;

/** That something of a class follows from words this span shares. */
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
        'True: you may know of this document but not read it; title, text and passages are left out.',
      sql: (d, sql) => `not (${sql.visible(DocumentText, d)})`,
    },
  },
  connectionFields: {
    spans: hasMany(() => TextSpan, 'document_id', 'Passages of it that the graph points to.'),
    conclusions: {
      to: () => Conclusion,
      description: 'Conclusions that stand in it.',
      join: (d, c, sql) =>
        `${c}.span_id in (select s.id from ${sql.table(TextSpan)} s where s.document_id = ${d}.id and ${sql.visible(TextSpan, 's')})`,
    },
    directives: {
      to: () => Directive,
      description: 'Directives that follow from its words.',
      join: (d, x, sql) =>
        `${x}.span_id in (select s.id from ${sql.table(TextSpan)} s where s.document_id = ${d}.id and ${sql.visible(TextSpan, 's')})`,
    },
    laterVersions: {
      to: () => Document,
      description: 'The version that replaces it, if there is one.',
      join: (d, later, sql) =>
        `(${later}.previous_version_id = ${d}.id and ${sql.visible(DocumentText, later)})`,
    },
  },
  sortOrders: {
    ISSUED_ON: {
      type: 'date',
      nullable: true,
      sql: (d) => `${d}.issued_on`,
      description: 'By the day it bears.',
    },
    CREATED_AT: { type: 'timestamptz', sql: (d) => `${d}.created_at`, description: 'By the time of entry.' },
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
      description: 'True: no conclusion and no directive follows from these words.',
      sql: producedNothing,
    },
  },
  connectionFields: {
    conclusions: hasMany(() => Conclusion, 'span_id', 'Conclusions that follow from these words.'),
    directives: hasMany(() => Directive, 'span_id', 'Directives that follow from these words.'),
    reviews: hasMany(() => Review, 'span_id', 'Reviews noted in these words.'),
  },
  sortOrders: { START: { type: 'integer', sql: (s) => `${s}.start`, description: 'By where it starts.' } },
  defaultOrder: ['START'],
});
