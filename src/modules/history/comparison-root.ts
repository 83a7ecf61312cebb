import { ID } from 'type-graphql';
import { timeArguments } from '../../query/declare-types.ts';
import type { RootCompiler } from '../../query/field-selection.ts';
import { compileOne, type RootFieldDefinition } from '../../query/root-fields.ts';
import { type DateRange, validateCompareRange, validateNodeId } from '../../query/validate-arguments.ts';
import { DateScalar } from '../../shared/day.ts';
import { endInstant } from '../../shared/point-in-time.ts';
import { Comparison } from './comparison.types.ts';

/** Adds the parameters of `compare`: the two days, their last instants in the time zone of the office, and the governing body. */
const compileComparison =
  (compile: RootCompiler): RootCompiler =>
  ({ nodes, call, scope }) => {
    const { builder } = scope;
    const dayArgument = (name: keyof DateRange) =>
      builder.argumentParameter(call, [], 'date', (args, values) => validateCompareRange(args, values)[name]);
    const endArgument = (name: keyof DateRange) =>
      builder.argumentParameter(call, [], 'timestamptz', (args, values) =>
        endInstant(
          { endOf: validateCompareRange(args, values)[name] },
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
      'Directives that were opened, closed, postponed, reassigned or reworded between the ends of two days, in the time zone of the office. Each list says whether it uses the day of the event or the day of recording.',
    arguments: [
      { name: 'from', type: () => DateScalar, description: 'The earlier day, before `to`.' },
      { name: 'to', type: () => DateScalar, description: 'The later day; not after today.' },
      {
        name: 'body',
        type: () => ID,
        nullable: true,
        description:
          'Only directives of this governing body. Default: all directives that the viewer may see.',
      },
      ...timeArguments.filter(({ name }) => name === 'knownAt'),
    ],
  },
  compile: compileComparison(compileOne(Comparison, () => 'true')),
};
