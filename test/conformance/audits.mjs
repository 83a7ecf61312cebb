// The audits of GraphQL over HTTP by graphql-http.
import { auditServer } from 'graphql-http';

/** Runs the audits. Returns how many passed, and the messages of the others. */
export async function audit(url) {
  const results = await auditServer({
    url,
    // Apollo Server rejects requests that a browser could send from any site. This header shows that it is no such request.
    fetchFn: (input, init) =>
      fetch(input, { ...init, headers: { ...init?.headers, 'apollo-require-preflight': 'true' } }),
  });
  const messagesWith = (kind) =>
    results
      .filter(({ status }) => status === kind)
      .map(({ id, name, reason, response }) => `${id} ${name}: ${reason} (${response?.status})`);
  const warned = [...messagesWith('notice'), ...messagesWith('warn')];
  // A broken MUST is an error. The others that did not pass are SHOULD and MAY.
  return {
    passed: results.filter(({ status }) => status === 'ok').length,
    warned,
    failed: messagesWith('error'),
    note: `${results.length} audits`,
  };
}
