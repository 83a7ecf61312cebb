import { graphql } from 'relay-runtime';

graphql`
  query walkRelayQuery($first: Int, $after: String) {
    directives(first: $first, after: $after) @connection(key: "walk_directives") {
      totalCount
      edges {
        cursor
        node {
          id
          code
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
