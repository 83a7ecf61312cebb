import { Int, ObjectType } from 'type-graphql';
import { Conclusion } from '../entities/conclusions/conclusion.entity.ts';
import { Assignment } from '../entities/directives/assignment.entity.ts';
import { DeadlineChange } from '../entities/directives/deadline-change.entity.ts';
import { Directive } from '../entities/directives/directive.entity.ts';
import { DirectiveRelation } from '../entities/directives/directive-relation.entity.ts';
import { ExtensionRequest } from '../entities/directives/extension-request.entity.ts';
import { Evidence, ProgressReport } from '../entities/directives/progress-report.entity.ts';
import { Review } from '../entities/directives/review.entity.ts';
import { Transition } from '../entities/directives/transition.entity.ts';
import { Document, TextSpan } from '../entities/documents/document.entity.ts';
import { nodeEntities } from '../entities/orm.ts';
import { defineEnum } from '../shared/enum.ts';
import { defineGraphType, type GraphClass, type Sql, type SqlContext } from '../shared/graph-type.ts';
import { Node } from '../shared/node.entity.ts';
import { getTableMetadata } from './table-metadata.ts';

const TraceRelation = defineEnum('TraceRelation', 'The relation between two neighbouring nodes of a trace.', {
  EVIDENCE_OF: ['minh chứng của', 'Evidence and the report it supports.'],
  REPORT_ON: ['báo cáo về', 'A report and its directive.'],
  ASSIGNMENT_OF: ['phân công', 'An assignment and its directive.'],
  TRANSITION_OF: ['chuyển trạng thái', 'A transition of the status and its directive.'],
  EXTENSION_OF: ['gia hạn', 'An extension request and its directive.'],
  DEADLINE_CHANGE_OF: ['điều chỉnh thời hạn', 'A change of deadline and its directive.'],
  REVIEW_OF: ['rà soát', 'A review and its directive.'],
  RELATION_OF: ['liên quan', 'A relation and the later directive, where it starts.'],
  FOLLOWS_FROM: ['phát sinh từ', 'A directive and the conclusion it follows from.'],
  QUOTED_IN: ['trích từ', 'A conclusion or directive and the span with its exact words.'],
  SPAN_OF: ['đoạn của', 'A text span and its document.'],
  CONCLUDED_IN: ['kết luận tại', 'A conclusion or directive and its meeting.'],
  RECORD_OF: ['ghi lại', 'A document and the meeting it records.'],
});

/** The edges of a trace. Each goes from a node towards the words it comes from. */
const traceEdges: readonly (readonly [
  from: GraphClass,
  column: string,
  relation: keyof typeof TraceRelation,
])[] = [
  [Evidence, 'report_id', 'EVIDENCE_OF'],
  [ProgressReport, 'directive_id', 'REPORT_ON'],
  [Assignment, 'directive_id', 'ASSIGNMENT_OF'],
  [Transition, 'directive_id', 'TRANSITION_OF'],
  [ExtensionRequest, 'directive_id', 'EXTENSION_OF'],
  [DeadlineChange, 'directive_id', 'DEADLINE_CHANGE_OF'],
  [Review, 'directive_id', 'REVIEW_OF'],
  [DirectiveRelation, 'from_id', 'RELATION_OF'],
  [Directive, 'conclusion_id', 'FOLLOWS_FROM'],
  [Directive, 'span_id', 'QUOTED_IN'],
  [Conclusion, 'span_id', 'QUOTED_IN'],
  [TextSpan, 'document_id', 'SPAN_OF'],
  [Directive, 'meeting_id', 'CONCLUDED_IN'],
  [Conclusion, 'meeting_id', 'CONCLUDED_IN'],
  [Document, 'meeting_id', 'RECORD_OF'],
];

/** A limit for safety. Every path through the graph is shorter. */
const MAX_STEPS = 10;

type TraceDirection = 'origin' | 'onward';

/** Returns the condition that the viewer may see a column. Some viewers may see a row without its restricted columns. */
function columnVisibleSql(of: GraphClass, column: string, sql: SqlContext): Sql {
  const { definition, toOne } = getTableMetadata(of);
  const isRestricted = definition.restrictedFields?.fields.some(
    (field) => toOne.get(field)?.columnName === column,
  );
  return definition.restrictedFields && isRestricted
    ? sql.visible(definition.restrictedFields.visibilityClass, 'x')
    : 'true';
}

function traceStepsSql(direction: TraceDirection, sql: SqlContext): Sql {
  const stepSelects = traceEdges.map(([of, column, relation]) => {
    const [here, there] = direction === 'origin' ? ['id', column] : [column, 'id'];
    return `select x.${there}::text as id, '${relation}' as relation from ${sql.table(of)} x where x.${here} = walk.id and x.${there} is not null and ${sql.visible(of, 'x')} and ${columnVisibleSql(of, column, sql)}`;
  });
  return `with recursive walk (id, distance, relation) as (
    select ${sql.parameter('start')}::text, 0, null::text
    union
    select step.id, walk.distance + 1, step.relation from walk cross join lateral (${stepSelects.join(' union all ')}) step
    where walk.distance < ${MAX_STEPS}
  ) select distinct on (id) id, distance, relation, '${direction}' as direction from walk
    where distance > 0 and ${visibleById('walk.id', sql)} order by id, distance, relation`;
}

/** Returns the condition that a node with this id exists and that the viewer may see it. */
export function visibleById(id: Sql, sql: SqlContext): Sql {
  const cases = nodeEntities.map(
    (of) =>
      `when '${of.prefix}' then exists (select 1 from ${sql.table(of)} n where n.id = ${id} and ${sql.visible(of, 'n')})`,
  );
  return `case left(${id}, 3) ${cases.join(' ')} else false end`;
}

@ObjectType({ description: 'One node of a trace.' })
export class TraceStep {}

defineGraphType(TraceStep, {
  rows: (sql) => `((${traceStepsSql('origin', sql)}) union all (${traceStepsSql('onward', sql)}))`,
  computedFields: {
    distance: {
      type: () => Int,
      description: 'The number of steps from the start node.',
      sql: (row) => `${row}.distance`,
    },
    relation: {
      type: () => TraceRelation,
      description: 'The relation to the previous step.',
      sql: (row) => `${row}.relation`,
    },
  },
  nodeFields: {
    node: { type: () => Node, to: () => nodeEntities, id: (row) => `${row}.id`, description: 'The node.' },
  },
  sortOrders: {
    DISTANCE: { type: 'integer', sql: (row) => `${row}.distance`, description: 'The nearest node first.' },
  },
  defaultOrder: ['DISTANCE'],
});

@ObjectType({
  description:
    'The trace of a node: back to the words it comes from, and onward to everything that follows from it.',
})
export class Trace {}

const traceStepsField = (direction: TraceDirection, description: string) => ({
  to: () => TraceStep,
  description,
  join: (_trace: Sql, step: Sql) => `${step}.direction = '${direction}'`,
});

defineGraphType(Trace, {
  rows: (sql) => `(select ${sql.parameter('start')} as id where ${visibleById(sql.parameter('start'), sql)})`,
  nodeFields: {
    node: {
      type: () => Node,
      to: () => nodeEntities,
      id: (row) => `${row}.id`,
      description: 'The start node.',
    },
  },
  connectionFields: {
    origin: traceStepsField(
      'origin',
      'Back to the words: report, directive, conclusion, text span, document, meeting.',
    ),
    onward: traceStepsField(
      'onward',
      'Onward: everything that follows from the node, to reports and evidence.',
    ),
  },
});

@ObjectType({
  description:
    'The clauses of the concluding zone of a document, with and without a conclusion or directive.',
})
export class Coverage {}

const clausesSql = (sql: SqlContext, row: Sql): Sql =>
  `from ${sql.table(TextSpan)} c where c.document_id = ${row}.id and c.clause is not null and ${sql.visible(TextSpan, 'c')}`;

const producedNothingSql = (c: Sql, sql: SqlContext): Sql =>
  getTableMetadata(TextSpan).definition.computedFields?.producedNothing?.sql(c, sql) as Sql;

defineGraphType(Coverage, {
  rows: (sql) => `(select d.id from ${sql.table(Document)} d where ${sql.visible(Document, 'd')})`,
  computedFields: {
    clauseCount: {
      type: () => Int,
      description:
        'The number of clauses of the concluding zone. 0 when the zone is not yet split into clauses.',
      sql: (row, sql) => `(select count(*)::int ${clausesSql(sql, row)})`,
    },
    uncoveredCount: {
      type: () => Int,
      description: 'The number of clauses without a conclusion or directive.',
      sql: (row, sql) => `(select count(*)::int ${clausesSql(sql, row)} and ${producedNothingSql('c', sql)})`,
    },
  },
  nodeFields: {
    document: {
      type: () => Document,
      to: () => [Document],
      id: (row) => `${row}.id`,
      description: 'The document.',
    },
  },
  connectionFields: {
    clauses: {
      to: () => TextSpan,
      description: 'All clauses of the zone, in the order of the text.',
      join: (row, c) => `${c}.document_id = ${row}.id and ${c}.clause is not null`,
    },
    uncovered: {
      to: () => TextSpan,
      description: 'The clauses without a conclusion or directive.',
      join: (row, c, sql) =>
        `${c}.document_id = ${row}.id and ${c}.clause is not null and ${producedNothingSql(c, sql)}`,
    },
  },
});
