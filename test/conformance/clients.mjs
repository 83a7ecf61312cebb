// Relay, Apollo Client and urql read `directives` page by page to its end, each with its own idea of a connection.
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

async function walkWithApollo(url) {
  const cache = new InMemoryCache({
    typePolicies: { Query: { fields: { directives: relayStylePagination() } } },
  });
  const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache });
  const query = apollo(source);
  let { data } = await client.query({ query, variables: { first: PAGE } });
  let after = data.directives.pageInfo;
  while (after.hasNextPage) {
    const page = await client.query({
      query,
      variables: { first: PAGE, after: after.endCursor },
      fetchPolicy: 'network-only',
    });
    after = page.data.directives.pageInfo;
    data = page.data;
  }
  const { directives } = cache.readQuery({ query, variables: { first: PAGE } });
  return { ids: directives.edges.map(({ node }) => node.id), total: data.directives.totalCount };
}

async function walkWithUrql(url) {
  const exchanges = [
    cacheExchange({ resolvers: { Query: { directives: relayPagination() } } }),
    fetchExchange,
  ];
  const client = new Client({ url, exchanges, preferGetMethod: false });
  const ask = async (after) => {
    const { data, error } = await client.query(urql(source), { first: PAGE, after }).toPromise();
    if (error) throw error;
    return data.directives;
  };
  let page = await ask(undefined);
  while (page.pageInfo.hasNextPage) page = await ask(page.pageInfo.endCursor);
  return { ids: page.edges.map(({ node }) => node.id), total: page.totalCount };
}

async function walkWithRelay(url) {
  const artifact = (await import('./relay/__generated__/walkRelayQuery.graphql.js')).default;
  const { Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery } = relay;
  const network = Network.create(async ({ text }, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    });
    return response.json();
  });
  const environment = new Environment({ network, store: new Store(new RecordSource()) });
  const first = createOperationDescriptor(artifact, { first: PAGE });
  environment.retain(first);
  const read = () => environment.lookup(first.fragment).data.directives;
  await fetchQuery(environment, artifact, { first: PAGE }).toPromise();
  while (read().pageInfo.hasNextPage)
    await fetchQuery(environment, artifact, { first: PAGE, after: read().pageInfo.endCursor }).toPromise();
  return { ids: read().edges.map(({ node }) => node.id), total: read().totalCount };
}

/** Walks with all three; each node must be met once. */
export async function walk(url) {
  const walks = { 'Apollo Client': walkWithApollo, urql: walkWithUrql, Relay: walkWithRelay };
  const outcome = {};
  for (const [name, walkOn] of Object.entries(walks)) {
    try {
      const { ids, total } = await walkOn(url);
      const isWhole = ids.length === total && new Set(ids).size === total && total > PAGE;
      const told = `${ids.length} read, ${new Set(ids).size} different, ${total} in all`;
      outcome[name] = { passed: isWhole ? 1 : 0, warned: [], failed: isWhole ? [] : [told], note: told };
    } catch (error) {
      outcome[name] = { passed: 0, warned: [], failed: [String(error.stack ?? error)] };
    }
  }
  return outcome;
}
