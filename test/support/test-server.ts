import type { AddressInfo } from 'node:net';
import pino, { type Logger } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { Viewer } from '../../src/authorization/viewer.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { type Installation, installOn } from '../../src/server/application.ts';
import { createServer, type Server, type ServerParts } from '../../src/server/http-server.ts';
import { Context } from '../../src/server/request-context.ts';
import { openTestStorage } from './databases.ts';

/** A real server of the spec's own, and what it logged. */
export interface Running {
  installation: Installation;
  server: Server;
  url: string;
  readonly logged: Record<string, unknown>[];
  /** Posts a query; answers with the status and the body. */
  post(body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: GraphQLBody }>;
}

interface GraphQLBody {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

/** Starts a server for the specs of one file and stops it after them. */
export function runServer(
  environment: Record<string, string> = {},
  change: (parts: ServerParts<Context>) => Partial<ServerParts<Context>> = () => ({}),
): Running {
  const logged: Record<string, unknown>[] = [];
  const log: Logger = pino({ level: 'info' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const running = { logged } as Running;

  beforeAll(async () => {
    const config: Config = readConfig({ PORT: '0', ...environment });
    const storage = await openTestStorage();
    running.installation = await installOn(storage, config);
    const { schema, application } = running.installation;
    const parts = {
      schema,
      config,
      storage,
      log,
      contextOf: async (signal: AbortSignal) => new Context(application, { viewer: Viewer.local, signal }),
    };
    running.server = await createServer({ ...parts, ...change(parts) });
    await running.server.listen();
    running.url = `http://127.0.0.1:${(running.server.app.server.address() as AddressInfo).port}`;
    running.post = async (body, headers = {}) => {
      const response = await fetch(`${running.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as GraphQLBody };
    };
  });
  afterAll(() => running.server?.stop());
  return running;
}

/** Makes every root field of a request wait, or fail, before the graph is asked. */
export function before(context: Context, act: () => Promise<void>): Context {
  const { graph } = context;
  const [answer, responseText] = [graph.answer.bind(graph), graph.responseText.bind(graph)];
  graph.answer = async (selection) => {
    await act();
    return answer(selection);
  };
  graph.responseText = (selection) => {
    const text = responseText(selection);
    return text && (() => act().then(text));
  };
  return context;
}
