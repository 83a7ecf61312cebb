import { graphql } from 'relay-runtime';

// A connection for usePaginationFragment, in a refetchable fragment at the root of the graph …
graphql`
  query walkAllQuery($first: Int, $last: Int) {
    ...walkAll @arguments(first: $first, last: $last)
  }
`;
graphql`
  fragment walkAll on Query
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  )
  @refetchable(queryName: "walkAllPageQuery") {
    directives(first: $first, after: $after, last: $last, before: $before) @connection(key: "walkAll_directives") {
      totalCount
      edges {
        node {
          id
          code
        }
      }
    }
  }
`;

// … and on a node, which Relay fetches again with `node(id:)`.
graphql`
  query walkMeetingsQuery {
    meetings(first: 1) {
      nodes {
        id
        ...walkMeeting @arguments(first: 7)
      }
    }
  }
`;
graphql`
  fragment walkMeeting on Meeting
  @argumentDefinitions(first: { type: "Int" }, after: { type: "String" })
  @refetchable(queryName: "walkMeetingPageQuery") {
    directives(first: $first, after: $after) @connection(key: "walkMeeting_directives") {
      totalCount
      edges {
        node {
          id
          code
        }
      }
    }
  }
`;
