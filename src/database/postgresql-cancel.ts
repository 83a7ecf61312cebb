import { type PgClient, type PgPool, separateClient } from './postgresql-pool.ts';

const CANCEL_TIMEOUT_MS = 2_000;

/**
 * Asks the server to stop what `client` is doing. Resolves when the server has taken note, or after two seconds.
 *
 * This is the protocol's own cancel request: it needs no login, no free connection, and passes through poolers. The
 * client must not be given back before it resolves, or the request could hit the next user's statement.
 */
export function cancelStatement(pool: PgPool, client: PgClient): Promise<void> {
  const { processID, secretKey } = client;
  if (processID === null || secretKey === null) {
    return Promise.resolve();
  }
  const { connection, host, port } = separateClient(pool);
  return new Promise((resolve) => {
    const timer = setTimeout(() => connection.stream.destroy(), CANCEL_TIMEOUT_MS);
    // The server closes the connection once it has passed the signal on.
    connection.on('end', () => {
      clearTimeout(timer);
      resolve();
    });
    connection.on('error', () => connection.stream.destroy());
    connection.on('connect', () => {
      if (connection.ssl) {
        connection.requestSsl();
      } else {
        connection.cancel(processID, secretKey);
      }
    });
    connection.on('sslconnect', () => connection.cancel(processID, secretKey));
    if (host.startsWith('/')) {
      connection.connect(`${host}/.s.PGSQL.${port}`);
    } else {
      connection.connect(port, host);
    }
  });
}
