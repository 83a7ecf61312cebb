// Random valid operations from the schema: the server must execute or reject each of them, and never fail.
import fc from 'fast-check';
import {
  execute,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
  validate,
} from 'graphql';

const WORDS = [
  '',
  'a',
  'báo cáo',
  'BAO CAO',
  '%',
  '_',
  "O'Brien",
  '"ngay" or -sớm',
  '\\',
  '🀄',
  'x'.repeat(200),
  'a\u0000b',
  '<script>',
  '&|!():*',
];
const DAYS = ['2017-02-28', '2024-02-29', '2026-11-24', '1000-01-01', '9999-12-31', '1969-12-31'];
const SPANS = ['P0D', '-P2W', 'P1M', 'P1Y2M3D', '-P999Y', 'P9999D'];
const INSTANTS = ['2017-02-28T07:30:00.000Z', '1970-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];
const NUMBERS = [0, 1, -1, 7, 100, 2 ** 31 - 1, -(2 ** 31)];

/** Collects existing ids and cursors, so that the operations return rows. */
async function collectIds(post) {
  const lists = [
    'directives',
    'meetings',
    'organizations',
    'documents',
    'conclusions',
    'topics',
    'people',
    'groups',
  ];
  const query = `{ ${lists.map((it) => `${it}(first: 5) { edges { cursor node { id } } }`).join(' ')} }`;
  const { body } = await post(query, {});
  const edges = Object.values(body.data).flatMap((it) => it.edges);
  return { ids: edges.map(({ node }) => node.id), cursors: edges.map(({ cursor }) => cursor) };
}

/** Generates one operation; `draw` takes values from fast-check, so that the same seed gives the same operations. */
function generateOperation(schema, draw, { ids, cursors }) {
  const drawInteger = (min, max) => draw(fc.integer, { min, max });
  const chance = (percent) => drawInteger(1, 100) <= percent;
  const pick = (list) => list[drawInteger(0, list.length - 1)];
  const sample = (list, most) => {
    const left = [...list];
    return Array.from(
      { length: Math.min(most, left.length) },
      () => left.splice(drawInteger(0, left.length - 1), 1)[0],
    );
  };
  const variables = {};
  const declared = [];
  const fragments = [];
  const fields = new Set();

  const scalars = {
    Int: () => pick(NUMBERS),
    Float: () => pick([0, -1.5, 1e300]),
    Boolean: () => chance(50),
    String: () => pick(WORDS),
    ID: () =>
      chance(85) ? pick(ids) : pick(['', 'none', '00000000-0000-0000-0000-000000000000', 'a\u0000b']),
    Date: () => pick(DAYS),
    DateExpression: () => pick([...DAYS, ...SPANS]),
    DateTime: () => pick(INSTANTS),
    PointInTime: () => pick([...DAYS, ...INSTANTS, new Date().toISOString()]),
  };

  function valueFor(type, depth) {
    if (isNonNullType(type)) return valueFor(type.ofType, depth);
    if (isListType(type))
      return Array.from({ length: drawInteger(0, 2) }, () => valueFor(type.ofType, depth + 1));
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (!isInputObjectType(type)) return scalars[type.name]();
    const all = Object.values(type.getFields());
    const required = all.filter((it) => isNonNullType(it.type) && it.defaultValue === undefined);
    const optional = all.filter(
      (it) => !required.includes(it) && (depth < 3 || isLeafType(getNamedType(it.type))),
    );
    const taken = type.isOneOf
      ? [pick(all)]
      : [...required, ...sample(optional, drawInteger(depth ? 1 : 0, 2))];
    return Object.fromEntries(taken.map((it) => [it.name, valueFor(it.type, depth + 1)]));
  }

  function literal(value, type) {
    if (isNonNullType(type)) return literal(value, type.ofType);
    if (isListType(type)) return `[${value.map((it) => literal(it, type.ofType)).join(', ')}]`;
    if (isEnumType(type)) return value;
    if (!isInputObjectType(type)) return JSON.stringify(value);
    const known = type.getFields();
    return `{ ${Object.entries(value)
      .map(([name, it]) => `${name}: ${literal(it, known[name].type)}`)
      .join(', ')} }`;
  }

  function argumentsOf(field) {
    const isPaged = field.args.some(({ name }) => name === 'first');
    const paging = isPaged
      ? pick([['first'], ['first'], ['last'], ['first', 'after'], ['last', 'before'], []])
      : [];
    const texts = field.args.flatMap(({ name, type, defaultValue }) => {
      const isPaging = ['first', 'last', 'after', 'before'].includes(name) && isPaged;
      const isRequired = isNonNullType(type) && defaultValue === undefined;
      if (isPaging ? !paging.includes(name) : !isRequired && !chance(35)) return [];
      const page = () => (chance(5) ? pick([0, -1, 101]) : drawInteger(1, 4));
      // The cursor of changes is a sequence number.
      const cursor = () =>
        getNamedType(type).name === 'Int' ? drawInteger(0, 50) : chance(90) ? pick(cursors) : 'none';
      const value = !isPaging ? valueFor(type, 0) : name === 'first' || name === 'last' ? page() : cursor();
      if (chance(50)) return [`${name}: ${literal(value, type)}`];
      const variable = `v${declared.length}`;
      declared.push(`$${variable}: ${type}`);
      variables[variable] = value;
      return [`${name}: $${variable}`];
    });
    return texts.length ? `(${texts.join(', ')})` : '';
  }

  function selectionsOf(type, depth, used) {
    if (isAbstractType(type)) {
      const own = isCompositeType(type) && 'getFields' in type ? fieldsOf(type, depth, used) : [];
      const cases = sample(schema.getPossibleTypes(type), drawInteger(1, 2));
      // Each field is selected for one type only: two fields of one name may have different types.
      return [
        '__typename',
        ...own,
        ...cases.map((it) => `... on ${it.name} { ${fieldsOf(it, depth, used).join(' ')} }`),
      ];
    }
    return fieldsOf(type, depth, used);
  }

  function fieldsOf(type, depth, used) {
    const all = Object.values(type.getFields()).filter(({ name }) => !used.has(name));
    const leaves = all.filter((it) => isLeafType(getNamedType(it.type)));
    const inner = all.filter((it) => !leaves.includes(it));
    // Connections and edges only lead to nodes, so they do not count as depth.
    const leads = /Connection$|Edge$/.test(type.name);
    const taken = [
      ...sample(leaves, drawInteger(0, 3)),
      ...(depth > 0 || leads ? sample(inner, leads ? drawInteger(1, 2) : drawInteger(0, 2)) : []),
    ];
    for (const { name } of taken) used.add(name);
    const texts = taken.map((field) => {
      fields.add(`${type.name}.${field.name}`);
      const of = getNamedType(field.type);
      const below = isCompositeType(of)
        ? wrap(of, selectionsOf(of, leads ? depth : depth - 1, new Set()))
        : '';
      const directive = chance(3) ? pick([' @include(if: true)', ' @skip(if: true)']) : '';
      return `${field.name}${argumentsOf(field)}${directive}${below}`;
    });
    return texts.length && !chance(5)
      ? texts
      : [...texts, `${used.has('__typename') ? 't: ' : ''}__typename`];
  }

  function wrap(type, texts) {
    if (!chance(10)) return ` { ${texts.join(' ')} }`;
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on ${type.name} { ${texts.join(' ')} }`);
    return ` { ...${name} }`;
  }

  // Only one verification runs at a time, so its response depends on concurrent requests.
  const possible = Object.values(schema.getQueryType().getFields()).filter(
    ({ name }) => name !== 'verifyHistory',
  );
  const roots = sample(possible, drawInteger(1, 2));
  const texts = roots.map((field, index) => {
    fields.add(`Query.${field.name}`);
    const of = getNamedType(field.type);
    const below = isCompositeType(of) ? wrap(of, selectionsOf(of, 3, new Set())) : '';
    return `${index ? `second: ` : ''}${field.name}${argumentsOf(field)}${below}`;
  });
  const head = declared.length ? `query (${declared.join(', ')})` : 'query';
  return { source: [`${head} { ${texts.join(' ')} }`, ...fragments].join('\n'), variables, fields };
}

/**
 * Sends generated operations. A response must not be 5xx or INTERNAL, must contain only the keys of GraphQL, and its
 * data must equal, byte for byte, that of field-by-field execution on the same graph.
 */
export async function runGeneratedOperations(url, { schema, contextOf, count, seed }) {
  const post = async (query, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const vocabulary = await collectIds(post);
  const counts = { passed: 0, complete: 0, partial: 0, rejected: 0 };
  const errorCounts = {};
  const covered = new Set();
  const failed = [];
  const warned = [];

  async function check({ source, variables, fields }) {
    const document = parse(source);
    const invalid = validate(schema, document);
    if (invalid[0]) return `the generator made an invalid operation: ${invalid[0].message}`;
    const { status, body } = await post(source, variables);
    const codes = (body.errors ?? []).map(({ extensions }) => extensions?.reason ?? extensions?.code);
    if (status >= 500 || (body.errors ?? []).some(({ extensions }) => extensions?.code === 'INTERNAL'))
      return `${status} ${JSON.stringify(body.errors)}`;
    for (const code of new Set(codes)) errorCounts[code] = (errorCounts[code] ?? 0) + 1;
    for (const field of fields) covered.add(field);
    // The database stopped it at QUERY_TIMEOUT_MS. This is a valid response, but should not happen with so few rows.
    if (codes.includes('QUERY_TOO_SLOW')) {
      warned.push(`too slow: ${source.replaceAll('\n', ' ')} ${JSON.stringify(variables)}`);
      return;
    }
    if (body.data === undefined) {
      counts.rejected++;
      return status === 400 ? undefined : `${status} without data`;
    }
    counts[codes.length ? 'partial' : 'complete']++;
    const contextValue = await contextOf(new AbortController().signal);
    const executed = await execute({ schema, document, variableValues: variables, contextValue });
    if (JSON.stringify(executed.data ?? null) !== JSON.stringify(body.data))
      return `the response is ${JSON.stringify(body.data).slice(0, 400)}, executed ${JSON.stringify(executed.data).slice(0, 400)}`;
    // If a null replaces siblings, GraphQL does not define how many of their errors are returned.
    const paths = new Set((body.errors ?? []).map(({ path }) => path?.join('.')));
    const missing = (executed.errors ?? []).find(({ path }) => !paths.has(path?.join('.')));
    if (missing) return `the error at ${missing.path?.join('.')} is missing`;
    if (codes.length && !executed.errors)
      return `the response has the errors ${codes.join(', ')}, the execution has none`;
  }

  // All operations run, so that every defect is reported and not only the first.
  for (const [index, draw] of fc.sample(fc.gen(), { numRuns: count, seed }).entries()) {
    const operation = generateOperation(schema, draw, vocabulary);
    const defect = await check(operation).catch((error) => String(error.stack ?? error));
    if (defect)
      failed.push(
        `operation ${index}: ${defect}\n  ${operation.source}\n  ${JSON.stringify(operation.variables)}`,
      );
    else counts.passed++;
  }
  const types = Object.values(schema.getTypeMap()).filter(
    (it) => 'getFields' in it && !isInputObjectType(it),
  );
  const all = types.filter(({ name }) => !name.startsWith('__')).flatMap((it) => Object.keys(it.getFields()));
  const { complete, partial, rejected } = counts;
  return {
    passed: counts.passed,
    warned,
    failed,
    note: `${complete} complete, ${partial} partial, ${rejected} rejected (${Object.entries(errorCounts)
      .map(([reason, times]) => `${reason} ${times}`)
      .join(', ')}); ${covered.size} of ${all.length} fields; seed ${seed}`,
  };
}
