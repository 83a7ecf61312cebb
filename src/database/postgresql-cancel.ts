import { type PgClient, type PgPool, separateClient } from './postgresql-pool.ts';

const CANCEL_TIMEOUT_MS = 2_000;

/**
 * Cancels the running statement of `client`. Resolves when the server has processed the request, or after two seconds.
 *
 * It sends the cancel request of the PostgreSQL protocol. The request needs no login and no free connection, and it works
 * through poolers. Do not release the client before the promise resolves. Otherwise the request could cancel the statement
 * of the next user.
 */
export function cancelStatement(pool: PgPool, client: PgClient): Promise<void> {
  const { processID, secretKey } = client;
  if (processID === null || secretKey === null) {
    return Promise.resolve();
  }
  const { connection, host, port } = separateClient(pool);
  return new Promise((resolve) => {
    const timer = setTimeout(() => connection.stream.destroy(), CANCEL_TIMEOUT_MS);
    // The server closes the connection when it has sent the signal.
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
