import { ID } from 'type-graphql';
import { timeArguments } from '../../query/declare-types.ts';
import type { RootCompiler } from '../../query/field-selection.ts';
import { compileOne, type RootFieldDefinition } from '../../query/root-fields.ts';
import { type DateRange, validateCompareRange, validateNodeId } from '../../query/validate-arguments.ts';
import { DateScalar } from '../../shared/day.ts';
import { endInstant } from '../../shared/point-in-time.ts';
import { Comparison } from './comparison.types.ts';

/** Two days side by side: the days, their last instants in the calendar of the office, and whose directives. */
const compileComparison =
  (compile: RootCompiler): RootCompiler =>
  ({ nodes, call, scope }) => {
    const { builder } = scope;
    const dayArgument = (name: keyof DateRange) =>
      builder.argumentParameter(
        call,
        [],
        'date',
        (given, values) => validateCompareRange(given, values)[name],
      );
    const endArgument = (name: keyof DateRange) =>
      builder.argumentParameter(call, [], 'timestamptz', (given, values) =>
        endInstant(
          { endOf: validateCompareRange(given, values)[name] },
          values.records.timeZone,
        ).toISOString(),
      );
    const { body } = builder.getCompileTimeArguments(call);
    const values = {
      from: dayArgument('from'),
      to: dayArgument('to'),
      fromEnd: endArgument('from'),
      toEnd: endArgument('to'),
      timeZone: builder.addParameter('text', ({ records }) => records.timeZone),
      body:
        typeof body === 'string'
          ? builder.argumentParameter(call, ['body'], 'node_id', validateNodeId)
          : 'null',
    };
    return compile({ nodes, call, scope: scope.withParameters(values) });
  };

/** The root field `compare`. */
export const compareRootField: RootFieldDefinition = {
  declaration: {
    type: () => Comparison,
    description:
      'What opened, closed, slipped, was reassigned or was reworded between the ends of two days. Days are those of the office; each list says whether it is told by the days things happened on or by the days they were recorded on.',
    arguments: [
      { name: 'from', type: () => DateScalar, description: 'The earlier day, before `to`.' },
      { name: 'to', type: () => DateScalar, description: 'The later day, today at the latest.' },
      {
        name: 'body',
        type: () => ID,
        nullable: true,
        description: 'Only directives of this governing body. Default: all that the viewer may see.',
      },
      ...timeArguments.filter(({ name }) => name === 'knownAt'),
    ],
  },
  compile: compileComparison(compileOne(Comparison, () => 'true')),
};
