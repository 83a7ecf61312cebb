import type { FieldNode } from 'graphql';
import type { Sql } from '../shared/graph-type.ts';
import type { FieldCall } from './execution-values.ts';
import type { SqlScope } from './sql-scope.ts';

/** One selected field: the nodes that select it, the field with its arguments, and the scope of its SQL. */
export interface FieldSelection {
  readonly nodes: readonly FieldNode[];
  readonly call: FieldCall;
  readonly scope: SqlScope;
}

/** Returns the statement of a root field. The statement returns one row with one column, `data`: JSON as text. */
export type RootCompiler = (selection: FieldSelection) => Sql;
