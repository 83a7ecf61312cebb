import type { FastifyInstance } from 'fastify';
import { contentDisposition } from '../modules/files/file-name.ts';
import { buildRegisterTemplate } from '../parsers/register-template.ts';
import { fileTypes } from '../shared/file-types.ts';

/** Adds `GET /register-template.xlsx`: an empty register to fill in and import. Everybody may download it. */
export function registerTemplateRoutes(app: FastifyInstance): void {
  let template: Buffer | undefined;
  app.get('/register-template.xlsx', (_request, reply) => {
    template ??= buildRegisterTemplate();
    return reply
      .type(fileTypes.xlsx.mediaType)
      .header('content-disposition', contentDisposition('Sổ theo dõi nhiệm vụ.xlsx'))
      .send(template);
  });
}
