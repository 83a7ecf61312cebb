import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { FileStore } from '../../modules/files/file-store.ts';
import { createFileScanner } from '../../modules/files/virus-scan.ts';
import type { Application } from '../application.ts';
import { abortSignalFor, type ServerOptions } from '../http-server.ts';
import type { RequestContext } from '../request-context.ts';
import { serveFile } from './download.ts';
import { upload } from './upload.ts';

/** What the routes need from the server. */
export interface FileRoutesOptions {
  readonly application: Pick<Application, 'schema' | 'database'>;
  readonly config: Config;
  readonly log: Logger;
  readonly createContext: ServerOptions<RequestContext>['createContext'];
  /** Where files are stored. Default: the configured folder. */
  readonly fileStore?: FileStore;
}

/** How long the connection stays open after an early response, in ms. The client can read the response, but not send the rest. */
const LINGER_MS = 2_000;

/** Closes the connection of a client that continues to send after the response. */
function closeLingeringUpload({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  const timer = setTimeout(() => raw.complete || raw.socket.destroy(), LINGER_MS);
  raw.socket.once('close', () => clearTimeout(timer));
}

/**
 * Adds `POST /files` and `GET /files/:sha256`.
 *
 * They have a Fastify scope of their own. In it, bodies of all types are streamed, with a size limit for files. The other routes
 * parse bodies, with the size limit for requests.
 */
export async function fileRoutes(app: FastifyInstance, options: FileRoutesOptions): Promise<void> {
  const { application, config, log, createContext } = options;
  const { schema, database } = application;
  const fileStore = options.fileStore ?? (await FileStore.openConfigured(config));
  const scan = createFileScanner(config.SCAN_COMMAND, config.SCAN_TIMEOUT_MS, log);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(fastifyMultipart, { throwFileSizeLimit: false });
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.addHook('onResponse', async (request) => closeLingeringUpload(request));
    scope.post('/files', async (request, reply) => {
      const context = await createContext(abortSignalFor(reply), request, reply);
      const uploaded = await upload(request, context, { config, fileStore: fileStore, scan });
      return reply.code(201).send(uploaded);
    });
    scope.route<{ Params: { sha256: string } }>({
      method: ['GET', 'HEAD'],
      url: '/files/:sha256',
      handler: async (request, reply) => {
        const context = await createContext(abortSignalFor(reply), request, reply);
        return serveFile(request, reply, context, { schema, orm: database.orm, fileStore: fileStore });
      },
    });
  });
}
