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

/** The source of the random choices. It comes from fast-check, so that a failing query is shrunk. */
export interface RandomSource {
  /** Returns an integer from 0 to `count - 1`. */
  nextInt(count: number): number;
}

/** The values that queries use: ids of visible and hidden rows, words of both variants, and cursors of earlier responses. */
export interface QueryVocabulary {
  readonly ids: readonly string[];
  /** The id prefix of each type. */
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
/** Later than every record of a graph, and not after its current day: the history of then equals the current rows. */
const POINTS_IN_TIME = ['2098-06-01', '2098-06-01T00:00:00Z', '2099-01-01'];
const INSTANTS = ['2026-01-01T00:00:00.000Z', '2026-11-20T08:00:20.000Z', '2026-12-01T00:00:00.000Z'];
const NUMBERS = [0, 1, 2, 3, 5, 9, 20, 50, 90, 2026];
/** The percentage of queries with an argument. It is low for arguments that make most queries fail. */
const ARGUMENT_PERCENTS: Readonly<Record<string, number>> = {
  first: 40,
  last: 4,
  after: 4,
  before: 2,
  filter: 30,
  orderBy: 30,
};

/**
 * Fields that depend on the whole installation or on the clock: numbers of events, their hashes, the position of a page. They show that
 * others changed something, which is no secret, but not what. `row-visibility.fuzz.spec.ts` compares the query changes separately.
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
 * Generates queries from the schema only, so that new fields, arguments and filters are covered when they are added.
 *
 * The documents are valid, but their values may make no sense, like those of an attacker.
 */
export class RandomQueryGenerator {
  #nextAlias = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly vocabulary: QueryVocabulary,
    private readonly random: RandomSource,
  ) {}

  /** Generates an operation with one root field: if several fail, GraphQL may return the error of any of them. */
  generate(): string {
    const roots = this.schema.getQueryType();
    if (!roots) throw new Error('The schema has no Query');
    const fields = omitExcluded('Query', Object.values(roots.getFields()));
    // Lists return most data, so every other query has one.
    const lists = fields.filter(({ type }) => getNamedType(type).name.endsWith('Connection'));
    return `{ ${this.#fields(this.#rollPercent(50) ? lists : fields, 1, 3)} }`;
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.random.nextInt(from.length)] as T;
  }

  #rollPercent(percent: number): boolean {
    return this.random.nextInt(100) < percent;
  }

  #fields(fields: readonly GraphQLField<unknown, unknown>[], count: number, depth: number): string {
    const possible = fields.filter(({ type }) => depth > 0 || isLeafType(getNamedType(type)));
    if (!possible.length) return '__typename';
    return Array.from({ length: count }, () => this.#field(this.#pick(possible), depth)).join(' ');
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const provided = field.args.filter(
      (it) => isRequiredArgument(it) || this.#rollPercent(ARGUMENT_PERCENTS[it.name] ?? 20),
    );
    const selected = isLeafType(type) ? '' : ` { ${this.#selection(type, depth)} }`;
    // Each field has an alias of its own, so that fields of one name do not conflict in the fragments of an interface.
    return `a${this.#nextAlias++}: ${field.name}${this.#arguments(provided)}${selected}`;
  }

  /** Generates a selection. Connections and edges do not count as depth: the depth is three nodes. */
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
      isPage ? 2 : 2 + this.random.nextInt(4),
      isPage ? depth : depth - 1,
    );
  }

  #arguments(provided: readonly GraphQLArgument[]): string {
    if (!provided.length) return '';
    return `(${provided.map(({ name, type }) => `${name}: ${this.#value(type, name, 3, 'Document')}`).join(', ')})`;
  }

  #value(type: GraphQLInputType, name: string, depth: number, ownerType: string): string {
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner)) {
      const count = this.random.nextInt(3) + (name === 'ids' ? 2 : 0);
      return `[${Array.from({ length: count }, () => this.#value(inner.ofType, name, depth - 1, ownerType)).join(', ')}]`;
    }
    const named = getNullableType(inner);
    if (isInputObjectType(named)) {
      const of = named.name.replace(/(By|Filter)Input$/, '');
      const fields = omitExcluded(named.name, Object.values(named.getFields()));
      const required = fields.filter((it) => isNonNullType(it.type));
      // At the lowest level only conditions on values are left, which have no nested ones.
      const optional = fields.filter(
        (it) => !required.includes(it) && (depth > 0 || isFlatInput(getNamedType(it.type))),
      );
      const count = named.isOneOf ? 1 : required.length ? this.random.nextInt(3) : 1 + this.random.nextInt(2);
      const chosen = new Set([
        ...required,
        ...Array.from({ length: optional.length ? count : 0 }, () => this.#pick(optional)),
      ]);
      return `{ ${[...chosen].map((it) => `${it.name}: ${this.#value(it.type, it.name, depth - 1, of)}`).join(', ')} }`;
    }
    if (isEnumType(named)) return this.#pick(named.getValues()).name;
    return this.#scalar(named.name, name, ownerType);
  }

  /** Returns ids for an argument: mostly those of the expected type, else any. */
  #findIds(name: string, ownerType: string): readonly string[] {
    const { ids, prefixes } = this.vocabulary;
    const prefix = name === 'id' || name === 'document' ? prefixes.get(ownerType) : undefined;
    const matchingIds = prefix && this.#rollPercent(80) ? ids.filter((id) => id.startsWith(prefix)) : ids;
    return matchingIds.length ? matchingIds : ids;
  }

  #scalar(type: string, name: string, ownerType: string): string {
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
        return quoted(this.#rollPercent(98) ? this.#findIds(name, ownerType) : MALFORMED_IDS);
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
