import type { RootCompiler } from '../../query/root-fields.ts';
import { comparable, type TwoDays, wellFormedId } from '../../query/validate-arguments.ts';
import { lastInstantOf } from '../../shared/point-in-time.ts';

/** Two days side by side: the days, their last instants in the calendar of the office, and whose directives. */
export const comparing =
  (compile: RootCompiler): RootCompiler =>
  (nodes, call, frame) => {
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
    return compile(nodes, call, frame.with(values));
  };
