// graphql-http's audit of GraphQL over HTTP.
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
    results.filter(({ status }) => status === kind).map(({ name, reason }) => `${name}: ${reason}`);
  return { passed: told('ok').length, warned: [...told('notice'), ...told('warn')], failed: told('error') };
}
