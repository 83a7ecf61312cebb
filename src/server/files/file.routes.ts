import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { FileStore } from '../../modules/files/file-store.ts';
import { scanWith } from '../../modules/files/virus-scan.ts';
import type { Installation } from '../application.ts';
import { type ServerParts, signalOf } from '../http-server.ts';
import type { Context } from '../request-context.ts';
import { serveFile } from './download.ts';
import { upload } from './upload.ts';

/** What the routes need of the server they are added to. */
export interface FileRoutes {
  readonly installation: Pick<Installation, 'schema' | 'storage'>;
  readonly config: Config;
  readonly log: Logger;
  readonly contextOf: ServerParts<Context>['contextOf'];
  /** Where files are kept; opened as configured unless given. */
  readonly store?: FileStore;
}

/** Longest a sender may go on after the answer, in ms: time to read it, not to send the rest. */
const LINGER = 2_000;

/** Ends the connection of a sender who was answered and does not stop sending. */
function hangUpOnTalkers({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  const timer = setTimeout(() => raw.complete || raw.socket.destroy(), LINGER);
  raw.socket.once('close', () => clearTimeout(timer));
}

/**
 * Adds `POST /files` and `GET /files/:sha256`.
 *
 * They stand in a scope of their own: here a body is read as it comes, whatever its type and with a limit of its own, while
 * everywhere else the limit of requests holds.
 */
export async function fileRoutes(app: FastifyInstance, parts: FileRoutes): Promise<void> {
  const { installation, config, log, contextOf } = parts;
  const { schema, storage } = installation;
  const store = parts.store ?? (await FileStore.configured(config));
  const scan = scanWith(config.SCAN_COMMAND, config.SCAN_TIMEOUT_MS, log);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(fastifyMultipart, { throwFileSizeLimit: false });
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.addHook('onResponse', async (request) => hangUpOnTalkers(request));
    scope.post('/files', async (request, reply) => {
      const context = await contextOf(signalOf(reply), request, reply);
      const uploaded = await upload(request, context, { config, store, scan });
      return reply.code(201).send(uploaded);
    });
    scope.route<{ Params: { sha256: string } }>({
      method: ['GET', 'HEAD'],
      url: '/files/:sha256',
      handler: async (request, reply) => {
        const context = await contextOf(signalOf(reply), request, reply);
        return serveFile(request, reply, context, { schema, orm: storage.orm, store });
      },
    });
  });
}
