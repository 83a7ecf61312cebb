// Runs in the browser. React and GraphiQL are globals; the first query comes from the server.
const { React, ReactDOM, GraphiQL } = window;

const { query, variables } = await (await fetch('/graphiql/start.json')).json();

const fetcher = async (request) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify(request),
  });
  return response.json();
};

const page = React.createElement(GraphiQL, {
  fetcher,
  query,
  variables,
  defaultEditorToolsVisibility: 'variables',
});
ReactDOM.createRoot(document.getElementById('graphiql')).render(page);
