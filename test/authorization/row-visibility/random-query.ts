import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Where the generator takes its choices from; fast-check makes them, so that a query that fails is made smaller. */
export interface RandomSource {
  /** A whole number below `count`. */
  below(count: number): number;
}

/** What queries name of the town: ids of rows seen and hidden, words of both worlds, cursors as they were answered. */
export interface QueryVocabulary {
  readonly ids: readonly string[];
  /** How the ids of each type begin. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly words: readonly string[];
  readonly cursors: readonly string[];
}

const DATES = [
  '2026-01-01',
  '2026-02-27',
  '2026-03-01',
  '2026-04-05',
  '2026-06-10',
  '2026-07-01',
  '2026-12-31',
  '9999-12-31',
];
/** Later than anything a world recorded, and not after its day: what was known then is what there is, read from the history. */
const POINTS_IN_TIME = ['2098-06-01', '2098-06-01T00:00:00Z', '2099-01-01'];
const INSTANTS = ['2026-01-01T00:00:00.000Z', '2026-11-20T08:00:20.000Z', '2026-12-01T00:00:00.000Z'];
const NUMBERS = [0, 1, 2, 3, 5, 9, 20, 50, 90, 2026];
/** How often an argument is given, of a hundred times; those that make most queries fail seldom. */
const ARGUMENT_PERCENTS: Readonly<Record<string, number>> = {
  first: 40,
  last: 4,
  after: 4,
  before: 2,
  filter: 30,
  orderBy: 30,
};

/**
 * What is counted over the whole installation, or told by the clock: numbers of events, their hashes, where a page of them stands. That
 * others did something is no secret; what they did is. `leaking.spec.ts` compares what changes tell besides.
 */
const EXCLUDED_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Query: ['auditEvent', 'changes', 'checkpoints', 'verifyHistory'],
  AuditEvent: ['id', 'seq', 'number', 'at', 'clockAt', 'transaction', 'previous', 'hash'],
  AuditEventFilterInput: ['id', 'seq', 'number', 'at', 'clockAt', 'transaction', 'previous', 'hash'],
  AuditEventConnection: ['pageInfo'],
  AuditEventEdge: ['cursor'],
  Tombstone: ['removedAt'],
};

const omitExcluded = <T extends { readonly name: string }>(
  type: string,
  fields: readonly T[],
): readonly T[] => fields.filter(({ name }) => !EXCLUDED_FIELDS[type]?.includes(name));

const MALFORMED_IDS = ['x', '', 'dir_0', "dir_'", 'zzz_00000000000000000000000000000000'];

/**
 * Makes queries out of the schema alone, so that a new field, argument or filter is asked for the day it is added.
 *
 * They are valid documents; what they say may be nonsense, as what strangers send is.
 */
export class RandomQueryGenerator {
  #nextAlias = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly vocabulary: QueryVocabulary,
    private readonly random: RandomSource,
  ) {}

  /** One operation with one root field: of several that fail GraphQL names any. */
  generate(): string {
    const roots = this.schema.getQueryType();
    if (!roots) throw new Error('The schema has no Query');
    const fields = omitExcluded('Query', Object.values(roots.getFields()));
    // Lists answer most: every other query asks one.
    const lists = fields.filter(({ type }) => getNamedType(type).name.endsWith('Connection'));
    return `{ ${this.#fields(this.#rollPercent(50) ? lists : fields, 1, 3)} }`;
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.random.below(from.length)] as T;
  }

  #rollPercent(percent: number): boolean {
    return this.random.below(100) < percent;
  }

  #fields(fields: readonly GraphQLField<unknown, unknown>[], count: number, depth: number): string {
    const possible = fields.filter(({ type }) => depth > 0 || isLeafType(getNamedType(type)));
    if (!possible.length) return '__typename';
    return Array.from({ length: count }, () => this.#field(this.#pick(possible), depth)).join(' ');
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const given = field.args.filter(
      (it) => isRequiredArgument(it) || this.#rollPercent(ARGUMENT_PERCENTS[it.name] ?? 20),
    );
    const selected = isLeafType(type) ? '' : ` { ${this.#selection(type, depth)} }`;
    // Each under a name of its own: fields of one name must not conflict across the fragments of an interface.
    return `a${this.#nextAlias++}: ${field.name}${this.#arguments(given)}${selected}`;
  }

  /** A page and its edges cost no depth: three nodes deep is what is meant. */
  #selection(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      const types = [...this.schema.getPossibleTypes(type)];
      const some = Array.from({ length: 2 }, () => this.#pick(types));
      return ['__typename', ...some.map((it) => `... on ${it.name} { ${this.#selection(it, depth)} }`)].join(
        ' ',
      );
    }
    if (!isObjectType(type)) throw new Error(`${type.name} has no fields`);
    const isPage = /(Connection|Edge)$/.test(type.name);
    return this.#fields(
      omitExcluded(type.name, Object.values(type.getFields())),
      isPage ? 2 : 2 + this.random.below(4),
      isPage ? depth : depth - 1,
    );
  }

  #arguments(given: readonly GraphQLArgument[]): string {
    if (!given.length) return '';
    return `(${given.map(({ name, type }) => `${name}: ${this.#value(type, name, 3, 'Document')}`).join(', ')})`;
  }

  #value(type: GraphQLInputType, name: string, depth: number, about: string): string {
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner)) {
      const count = this.random.below(3) + (name === 'ids' ? 2 : 0);
      return `[${Array.from({ length: count }, () => this.#value(inner.ofType, name, depth - 1, about)).join(', ')}]`;
    }
    const named = getNullableType(inner);
    if (isInputObjectType(named)) {
      const of = named.name.replace(/(By|Filter)Input$/, '');
      const fields = omitExcluded(named.name, Object.values(named.getFields()));
      const required = fields.filter((it) => isNonNullType(it.type));
      // At the bottom only conditions on values are left, which hold no other.
      const free = fields.filter(
        (it) => !required.includes(it) && (depth > 0 || isFlatInput(getNamedType(it.type))),
      );
      const count = named.isOneOf ? 1 : required.length ? this.random.below(3) : 1 + this.random.below(2);
      const chosen = new Set([
        ...required,
        ...Array.from({ length: free.length ? count : 0 }, () => this.#pick(free)),
      ]);
      return `{ ${[...chosen].map((it) => `${it.name}: ${this.#value(it.type, it.name, depth - 1, of)}`).join(', ')} }`;
    }
    if (isEnumType(named)) return this.#pick(named.getValues()).name;
    return this.#scalar(named.name, name, about);
  }

  /** Where an id of one type is meant, mostly such a one; else any. */
  #findIds(name: string, about: string): readonly string[] {
    const { ids, prefixes } = this.vocabulary;
    const prefix = name === 'id' || name === 'document' ? prefixes.get(about) : undefined;
    const such = prefix && this.#rollPercent(80) ? ids.filter((id) => id.startsWith(prefix)) : ids;
    return such.length ? such : ids;
  }

  #scalar(type: string, name: string, about: string): string {
    const { words, cursors } = this.vocabulary;
    const quoted = (of: readonly string[]) => JSON.stringify(this.#pick(of));
    switch (type) {
      case 'Boolean':
        return String(this.#rollPercent(50));
      case 'Int':
        return String(
          name === 'first' || name === 'last'
            ? this.#pick(this.#rollPercent(97) ? [1, 2, 3, 5, 20, 100] : [0, -1, 101])
            : this.#pick(NUMBERS),
        );
      case 'ID':
        return quoted(this.#rollPercent(98) ? this.#findIds(name, about) : MALFORMED_IDS);
      case 'Date':
        return quoted(DATES);
      case 'DateExpression':
        return quoted([...DATES, '-P2W', 'P0D', 'P1M']);
      case 'PointInTime':
        return quoted(POINTS_IN_TIME);
      case 'DateTime':
        return quoted(INSTANTS);
      default:
        return name === 'after' || name === 'before'
          ? quoted(cursors.length ? cursors : MALFORMED_IDS)
          : quoted(words);
    }
  }
}

const isFlatInput = (type: GraphQLNamedType) =>
  isLeafType(type) ||
  (isInputObjectType(type) &&
    Object.values(type.getFields()).every((it) => isLeafType(getNamedType(it.type))));
