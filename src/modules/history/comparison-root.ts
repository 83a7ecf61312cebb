import { ID } from 'type-graphql';
import { moment } from '../../query/declare-types.ts';
import type { RootCompiler } from '../../query/field-selection.ts';
import { compileOne, type Root } from '../../query/root-fields.ts';
import { comparable, type TwoDays, wellFormedId } from '../../query/validate-arguments.ts';
import { DayScalar } from '../../shared/day.ts';
import { lastInstantOf } from '../../shared/point-in-time.ts';
import { Comparison } from './comparison.types.ts';

/** Two days side by side: the days, their last instants in the calendar of the office, and whose directives. */
const comparing =
  (compile: RootCompiler): RootCompiler =>
  ({ nodes, call, frame }) => {
    const { compilation } = frame;
    const day = (name: keyof TwoDays) =>
      compilation.argument(call, [], 'date', (given, run) => comparable(given, run)[name]);
    const end = (name: keyof TwoDays) =>
      compilation.argument(call, [], 'timestamptz', (given, run) =>
        lastInstantOf({ endOf: comparable(given, run)[name] }, run.records.timeZone).toISOString(),
      );
    const { body } = compilation.argumentsNow(call);
    const values = {
      from: day('from'),
      to: day('to'),
      fromEnd: end('from'),
      toEnd: end('to'),
      timeZone: compilation.parameter('text', ({ records }) => records.timeZone),
      body: typeof body === 'string' ? compilation.argument(call, ['body'], 'node_id', wellFormedId) : 'null',
    };
    return compile({ nodes, call, frame: frame.with(values) });
  };

/** The root field `compare`. */
export const compareRoot: Root = {
  declared: {
    type: () => Comparison,
    description:
      'What opened, closed, slipped, was reassigned or was reworded between the ends of two days. Days are those of the office; each list says whether it is told by the days things happened on or by the days they were recorded on.',
    arguments: [
      { name: 'from', type: () => DayScalar, description: 'The earlier day, before `to`.' },
      { name: 'to', type: () => DayScalar, description: 'The later day, today at the latest.' },
      {
        name: 'body',
        type: () => ID,
        nullable: true,
        description: 'Only directives of this governing body. Default: all that the viewer may see.',
      },
      ...moment.filter(({ name }) => name === 'knownAt'),
    ],
  },
  compile: comparing(compileOne(Comparison, () => 'true')),
};
