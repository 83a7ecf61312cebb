// Random valid operations, grown from the schema: the server answers or refuses them, and never breaks.
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

/** Ids and codes that are there, so that operations find something. */
async function harvest(ask) {
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
  const { body } = await ask(query, {});
  const edges = Object.values(body.data).flatMap((it) => it.edges);
  return { ids: edges.map(({ node }) => node.id), cursors: edges.map(({ cursor }) => cursor) };
}

/** Grows one operation; `g` draws from fast-check, so that the same seed gives the same operations. */
function grow(schema, g, { ids, cursors }) {
  const whole = (min, max) => g(fc.integer, { min, max });
  const chance = (percent) => whole(1, 100) <= percent;
  const pick = (list) => list[whole(0, list.length - 1)];
  const some = (list, most) => {
    const left = [...list];
    return Array.from(
      { length: Math.min(most, left.length) },
      () => left.splice(whole(0, left.length - 1), 1)[0],
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
    if (isListType(type)) return Array.from({ length: whole(0, 2) }, () => valueFor(type.ofType, depth + 1));
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (!isInputObjectType(type)) return scalars[type.name]();
    const all = Object.values(type.getFields());
    const required = all.filter((it) => isNonNullType(it.type) && it.defaultValue === undefined);
    const optional = all.filter(
      (it) => !required.includes(it) && (depth < 3 || isLeafType(getNamedType(it.type))),
    );
    const taken = type.isOneOf ? [pick(all)] : [...required, ...some(optional, whole(depth ? 1 : 0, 2))];
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
      const page = () => (chance(5) ? pick([0, -1, 101]) : whole(1, 4));
      // Changes are followed by their number.
      const cursor = () =>
        getNamedType(type).name === 'Int' ? whole(0, 50) : chance(90) ? pick(cursors) : 'none';
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
      const cases = some(schema.getPossibleTypes(type), whole(1, 2));
      // A field is asked for in one case only: two of one name need not agree.
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
    // What only leads on (edges, nodes, node) is followed to where the facts are.
    const leads = /Connection$|Edge$/.test(type.name);
    const taken = [
      ...some(leaves, whole(0, 3)),
      ...(depth > 0 || leads ? some(inner, leads ? whole(1, 2) : whole(0, 2)) : []),
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

  // A verification runs one at a time, so what it answers depends on who asks besides.
  const possible = Object.values(schema.getQueryType().getFields()).filter(
    ({ name }) => name !== 'verifyHistory',
  );
  const roots = some(possible, whole(1, 2));
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
 * Sends generated operations. An answer must not be 5xx or INTERNAL, must carry no more than GraphQL's own keys, and its
 * data must be, to the byte, what field-by-field execution gives for the same graph.
 */
export async function generate(url, { schema, contextOf, count, seed }) {
  const ask = async (query, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const known = await harvest(ask);
  const counts = { passed: 0, answered: 0, partly: 0, refused: 0 };
  const facts = {};
  const covered = new Set();
  const failed = [];
  const warned = [];

  async function check({ source, variables, fields }) {
    const document = parse(source);
    const invalid = validate(schema, document);
    if (invalid[0]) return `the generator made an invalid operation: ${invalid[0].message}`;
    const { status, body } = await ask(source, variables);
    const codes = (body.errors ?? []).map(({ extensions }) => extensions?.reason ?? extensions?.code);
    if (status >= 500 || (body.errors ?? []).some(({ extensions }) => extensions?.code === 'INTERNAL'))
      return `${status} ${JSON.stringify(body.errors)}`;
    for (const code of new Set(codes)) facts[code] = (facts[code] ?? 0) + 1;
    for (const field of fields) covered.add(field);
    // The database was stopped at QUERY_TIMEOUT_MS: a refusal, though one nobody should meet on so few rows.
    if (codes.includes('QUERY_TOO_SLOW')) {
      warned.push(`too slow: ${source.replaceAll('\n', ' ')} ${JSON.stringify(variables)}`);
      return;
    }
    if (body.data === undefined) {
      counts.refused++;
      return status === 400 ? undefined : `${status} without data`;
    }
    counts[codes.length ? 'partly' : 'answered']++;
    const contextValue = await contextOf(new AbortController().signal);
    const executed = await execute({ schema, document, variableValues: variables, contextValue });
    if (JSON.stringify(executed.data ?? null) !== JSON.stringify(body.data))
      return `answered ${JSON.stringify(body.data).slice(0, 400)}, executed ${JSON.stringify(executed.data).slice(0, 400)}`;
    // Where a null swallows its siblings, GraphQL leaves open how many of their errors are told.
    const paths = new Set((body.errors ?? []).map(({ path }) => path?.join('.')));
    const missing = (executed.errors ?? []).find(({ path }) => !paths.has(path?.join('.')));
    if (missing) return `the error at ${missing.path?.join('.')} is not told`;
    if (codes.length && !executed.errors) return `told ${codes.join(', ')}, executed without errors`;
  }

  // One by one and all of them: every defect is told, not just the first.
  for (const [index, g] of fc.sample(fc.gen(), { numRuns: count, seed }).entries()) {
    const operation = grow(schema, g, known);
    const wrong = await check(operation).catch((error) => String(error.stack ?? error));
    if (wrong)
      failed.push(
        `operation ${index}: ${wrong}\n  ${operation.source}\n  ${JSON.stringify(operation.variables)}`,
      );
    else counts.passed++;
  }
  const types = Object.values(schema.getTypeMap()).filter(
    (it) => 'getFields' in it && !isInputObjectType(it),
  );
  const all = types.filter(({ name }) => !name.startsWith('__')).flatMap((it) => Object.keys(it.getFields()));
  const { answered, partly, refused } = counts;
  return {
    passed: counts.passed,
    warned,
    failed,
    note: `${answered} answered, ${partly} in part, ${refused} refused (${Object.entries(facts)
      .map(([reason, times]) => `${reason} ${times}`)
      .join(', ')}); ${covered.size} of ${all.length} fields; seed ${seed}`,
  };
}
