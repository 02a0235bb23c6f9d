import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { buildDocument } from './build-document.js';

/**
 * Swagger UI at /api/docs, the document at /api/openapi.json. A login tried in
 * the UI signs the UI in: its bearer token is used for the calls that follow.
 */
export function serveApiDocs(app: NestFastifyApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (document ??= buildDocument(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Docket API',
    swaggerOptions: {
      persistAuthorization: false,
      displayRequestDuration: true,
      responseInterceptor: rememberToken,
    },
  });
}

interface DocsResponse {
  url: string;
  ok: boolean;
  body?: { accessToken?: string };
}

declare const window: { ui: { preauthorizeApiKey(scheme: string, value: string): void } };

/** Runs in the browser: Swagger UI's set-up file carries its source. */
function rememberToken(response: DocsResponse): DocsResponse {
  const isSignIn = response.ok && /\/api\/auth\/(login|refresh)$/.test(response.url);
  if (isSignIn && response.body?.accessToken) window.ui.preauthorizeApiKey('bearer', response.body.accessToken);
  return response;
}
