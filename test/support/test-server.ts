import type { AddressInfo } from 'node:net';
import pino, { type Logger } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { type Application, createApplication } from '../../src/server/application.ts';
import { createServer, type Server, type ServerOptions } from '../../src/server/http-server.ts';
import { RequestContext } from '../../src/server/request-context.ts';
import { openTestDatabase } from './databases.ts';

/** A real server of one spec file, and the lines that it logged. */
export interface TestServer {
  application: Application;
  httpServer: Server;
  url: string;
  readonly logLines: Record<string, unknown>[];
  /** Posts a query; returns the status and the body. */
  post(
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: GraphQLResponseBody }>;
}

interface GraphQLResponseBody {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

/** Starts a server for the specs of one file and stops it after them. */
export function startTestServer(
  environment: Record<string, string> = {},
  overrideOptions: (
    options: ServerOptions<RequestContext>,
  ) => Partial<ServerOptions<RequestContext>> = () => ({}),
): TestServer {
  const logLines: Record<string, unknown>[] = [];
  const log: Logger = pino({ level: 'info' }, { write: (line: string) => logLines.push(JSON.parse(line)) });
  const testServer = { logLines } as TestServer;

  beforeAll(async () => {
    const config: Config = readConfig({ PORT: '0', ...environment });
    const database = await openTestDatabase();
    testServer.application = await createApplication(database, config);
    const { schema, services } = testServer.application;
    const options = {
      schema,
      config,
      database,
      log,
      createContext: async (signal: AbortSignal) =>
        new RequestContext(services, { viewer: Viewer.local, signal }),
    };
    testServer.httpServer = await createServer({ ...options, ...overrideOptions(options) });
    await testServer.httpServer.listen();
    testServer.url = `http://127.0.0.1:${(testServer.httpServer.app.server.address() as AddressInfo).port}`;
    testServer.post = async (body, headers = {}) => {
      const response = await fetch(`${testServer.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as GraphQLResponseBody };
    };
  });
  afterAll(() => testServer.httpServer?.stop());
  return testServer;
}

/** Runs `action` before every root field of a request, to delay the field or to let it fail. */
export function interceptBefore(context: RequestContext, action: () => Promise<void>): RequestContext {
  const { graph } = context;
  const [execute, executeAsJson] = [graph.execute.bind(graph), graph.executeAsJson.bind(graph)];
  graph.execute = async (selection) => {
    await action();
    return execute(selection);
  };
  graph.executeAsJson = (selection) => {
    const text = executeAsJson(selection);
    return text && (() => action().then(text));
  };
  return context;
}
