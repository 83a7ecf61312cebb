import DataLoader from 'dataloader';
import type { Day } from '../shared/day.ts';
import type { GraphClass } from '../shared/reading.ts';
import type { Statements } from '../storage/storage.ts';
import type { Run, Shaping, Visibility } from './compilation.ts';
import type { Records } from './moment.ts';
import { type Plan, Plans, type RootSelection } from './plan.ts';
import { compileSubject, type Root, type RootCompiler } from './roots.ts';

/** What the engine needs that does not change between requests. */
export interface GraphOptions {
  readonly statements: Statements;
  readonly roots: Readonly<Record<string, Root>>;
  /** Signs cursors; the same for all processes of an installation. */
  readonly cursorKey: Buffer;
  /** The greatest page a client may ask for. */
  readonly maxPage: number;
}

/** Who reads, and when. */
export interface Reader {
  readonly today: Day;
  /** How far the records reach. */
  readonly records: Records;
  /** Which rows this viewer may see, and a name for that rule: viewers of one name share plans. */
  readonly visibility: Visibility;
  readonly visibilityName: string;
  /** Values the visibility predicates name. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

/** The read engine: turns each root field of an operation into one statement. */
export class Graph {
  readonly #plans: Plans;

  constructor(private readonly options: GraphOptions) {
    this.#plans = new Plans(options.roots, options.maxPage);
  }

  /** The reading of one request. */
  readBy(reader: Reader): GraphReading {
    return new GraphReading(this.options, this.#plans, reader);
  }
}

interface Lookup {
  readonly plan: Plan;
  readonly values: unknown[];
}

/** All that one request reads. Root fields that ask the same share a statement. */
export class GraphReading {
  readonly #shared = new DataLoader<Lookup, string | null, string>(
    (lookups) => Promise.all(lookups.map((it) => this.#run(it))),
    { cacheKeyFn: ({ plan, values }) => `${plan.text}\n${JSON.stringify(values)}` },
  );

  constructor(
    private readonly options: GraphOptions,
    private readonly plans: Plans,
    private readonly reader: Reader,
  ) {}

  /** Whether a field of `Query` is a way into the graph. */
  isRoot(fieldName: string): boolean {
    return fieldName in this.options.roots;
  }

  /** What a root field answers, for the resolvers to complete; null when nothing is there to be seen. */
  async answer(selection: RootSelection): Promise<unknown> {
    const text = await this.#shared.load(this.#lookup(selection, 'resolvers'));
    return text === null ? null : JSON.parse(text);
  }

  /** The node an act made or changed, for its payload; null when the viewer may not see it. */
  async subject(selection: RootSelection, of: GraphClass, id: string): Promise<unknown> {
    const text = await this.#shared.load(this.#lookup(selection, 'resolvers', compileSubject(of), id));
    return text === null ? null : JSON.parse(text);
  }

  /**
   * The response to a root field as JSON text, made by the database to the last byte; undefined when code must complete
   * it, then ask for `answer`.
   */
  responseText(selection: RootSelection): (() => Promise<string | null>) | undefined {
    const lookup = this.#lookup(selection, 'database');
    return lookup.plan.isFinal ? () => this.#shared.load(lookup) : undefined;
  }

  #lookup(
    selection: RootSelection,
    shaping: Shaping,
    compile?: RootCompiler,
    subject: string | null = null,
  ): Lookup {
    const { visibility, visibilityName, today, records, values: viewer = {} } = this.reader;
    const plan = this.plans.of(selection, shaping, visibilityName, visibility, compile);
    const { cursorKey } = this.options;
    const { variableValues: variables } = selection;
    const run: Run = { today, records, viewer, subject, cursorKey, variables, memo: new Map() };
    return { plan, values: plan.values(run) };
  }

  async #run({ plan, values }: Lookup): Promise<string | null> {
    const rows = await this.options.statements.run(plan.name, plan.text, values, this.reader.signal);
    return (rows[0]?.data as string | null | undefined) ?? null;
  }
}
