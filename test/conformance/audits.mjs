// graphql-http's audits of GraphQL over HTTP.
import { auditServer } from 'graphql-http';

/** Answers how many audits passed, and what the others say. */
export async function audit(url) {
  const results = await auditServer({
    url,
    // Apollo Server refuses what a browser could send from any site; the header says that this is none.
    fetchFn: (input, init) =>
      fetch(input, { ...init, headers: { ...init?.headers, 'apollo-require-preflight': 'true' } }),
  });
  const told = (kind) =>
    results
      .filter(({ status }) => status === kind)
      .map(({ id, name, reason, response }) => `${id} ${name}: ${reason} (${response?.status})`);
  const warned = [...told('notice'), ...told('warn')];
  // Every MUST is an error when it is broken, so the rest of what did not pass is SHOULD and MAY.
  return {
    passed: results.filter(({ status }) => status === 'ok').length,
    warned,
    failed: told('error'),
    note: `${results.length} audits`,
  };
}
