// Relay, Apollo Client and urql read `directives` page by page to its end, each with its own pagination.
import { createRequire } from 'node:module';
import { ApolloClient, gql as apollo, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { Client, fetchExchange, gql as urql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import relay from 'relay-runtime';

const PAGE = 17;

const source = `query walk($first: Int, $after: String) {
  directives(first: $first, after: $after) {
    totalCount
    edges { cursor node { id code } }
    pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
  }
}`;

const summarize = ({ edges, totalCount }) => ({ ids: edges.map(({ node }) => node.id), total: totalCount });

async function paginateWithApollo(url) {
  const cache = new InMemoryCache({
    typePolicies: { Query: { fields: { directives: relayStylePagination() } } },
  });
  const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache });
  const watched = client.watchQuery({ query: apollo(source), variables: { first: PAGE } });
  const subscription = watched.subscribe({});
  const current = () => cache.readQuery({ query: apollo(source), variables: { first: PAGE } })?.directives;
  await watched.refetch();
  while (current().pageInfo.hasNextPage)
    await watched.fetchMore({ variables: { after: current().pageInfo.endCursor } });
  subscription.unsubscribe();
  return summarize(current());
}

async function paginateWithUrql(url) {
  const exchanges = [
    cacheExchange({ resolvers: { Query: { directives: relayPagination() } } }),
    fetchExchange,
  ];
  const client = new Client({ url, exchanges, preferGetMethod: false });
  const fetchPage = async (after) => {
    const { data, error } = await client.query(urql(source), { first: PAGE, after }).toPromise();
    if (error) throw error;
    return data.directives;
  };
  let page = await fetchPage(undefined);
  while (page.pageInfo.hasNextPage) page = await fetchPage(page.pageInfo.endCursor);
  return summarize(page);
}

// relay-compiler has written this file just before.
const artifact = (name) => createRequire(import.meta.url)(`./node_modules/.relay/${name}.graphql.js`);

function relayEnvironment(url) {
  const network = relay.Network.create(async ({ text }, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    });
    return response.json();
  });
  return new relay.Environment({ network, store: new relay.Store(new relay.RecordSource()) });
}

/** Loads all pages like `loadNext` or `loadPrevious` of usePaginationFragment, without React. */
async function loadMore(environment, fragment, reference, direction, count) {
  const { connectionPathInFragmentData, paginationRequest, paginationMetadata, identifierField } =
    relay.getPaginationMetadata(fragment, 'walk');
  const selector = relay.getSingularSelector(fragment, reference);
  const { data } = environment.lookup(selector);
  const connection = connectionPathInFragmentData.reduce((at, key) => at[key], data);
  const { pageInfo } = connection;
  const isForward = direction === 'forward';
  if (!(isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return connection;
  const variables = relay.getPaginationVariables(
    direction,
    count,
    isForward ? pageInfo.endCursor : pageInfo.startCursor,
    { ...selector.owner.variables, ...selector.variables },
    {},
    paginationMetadata,
  );
  if (identifierField) variables.id = data[identifierField];
  const page = relay.createOperationDescriptor(paginationRequest, variables, { force: true });
  await relay.__internal.fetchQuery(environment, page).toPromise();
  return loadMore(environment, fragment, reference, direction, count);
}

/** Fetches a query and retains its data in the store, as a mounted component does. */
async function mount(environment, query, variables) {
  const operation = relay.createOperationDescriptor(query, variables);
  environment.retain(operation);
  await relay.__internal.fetchQuery(environment, operation).toPromise();
  return environment.lookup(operation.fragment).data;
}

async function paginateWithRelay(url, direction) {
  const environment = relayEnvironment(url);
  const isForward = direction === 'forward';
  const variables = isForward ? { first: PAGE } : { last: PAGE };
  const reference = await mount(environment, artifact('walkAllQuery'), variables);
  return summarize(await loadMore(environment, artifact('walkAll'), reference, direction, PAGE));
}

async function paginateNodeWithRelay(url) {
  const environment = relayEnvironment(url);
  const { meetings } = await mount(environment, artifact('walkMeetingsQuery'), {});
  const [meeting] = meetings.nodes;
  return summarize(await loadMore(environment, artifact('walkMeeting'), meeting, 'forward', 7));
}

const CLIENTS = {
  'Apollo Client, relayStylePagination, fetchMore': paginateWithApollo,
  'urql, graphcache relayPagination': paginateWithUrql,
  'Relay, loadNext': (url) => paginateWithRelay(url, 'forward'),
  'Relay, loadPrevious': (url) => paginateWithRelay(url, 'backward'),
  'Relay, loadNext below node(id:)': paginateNodeWithRelay,
};

/** Paginates with all clients. Each must return every node once, and all in the same order. */
export async function runClients(url) {
  const outcomes = {};
  let order;
  for (const [name, paginate] of Object.entries(CLIENTS)) {
    try {
      const { ids, total } = await paginate(url);
      const note = `${ids.length} read, ${new Set(ids).size} different, ${total} in all`;
      const isComplete = ids.length === total && new Set(ids).size === total && total > PAGE;
      if (paginate !== paginateNodeWithRelay) order ??= ids.join();
      const isOrdered = paginate === paginateNodeWithRelay || order === ids.join();
      const failed = [
        ...(isComplete ? [] : [note]),
        ...(isOrdered ? [] : ['another order than that of the first client']),
      ];
      outcomes[name] = { passed: failed.length ? 0 : 1, warned: [], failed, note };
    } catch (error) {
      outcomes[name] = { passed: 0, warned: [], failed: [String(error.stack ?? error)] };
    }
  }
  return outcomes;
}
