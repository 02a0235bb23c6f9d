import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { HttpRefusal } from '../../shared/errors/problem.js';

/** Lets upload routes, and only them, read forms: every other mix of route and body is 415. */
export async function readUploads(instance: FastifyInstance): Promise<void> {
  await instance.register(multipart);
  instance.addHook('preParsing', (request, _reply, _payload, done) => {
    const isForm = /^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '');
    const wantsForm = request.routeOptions.config.upload === true;
    done(isForm === wantsForm ? null : unsupported(wantsForm));
  });
}

const unsupported = (wantsForm: boolean) =>
  new HttpRefusal(
    415,
    'unsupported_media_type',
    wantsForm ? 'Send multipart/form-data with a file.' : 'This route does not read forms.',
  );
