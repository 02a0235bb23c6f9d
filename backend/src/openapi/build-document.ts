import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { OperationObject, ResponseObject } from '@nestjs/swagger';
import { ExampleWriter } from './examples.js';
import { Problem } from './problem.dto.js';
import { addSharedResponses, referToSharedResponses } from './shared-responses.js';
import { sortDocument } from './sort-document.js';
import { describeVersion } from './versioned-operations.js';

const DESCRIPTION = `File, follow and triage tickets.

Sign in with \`POST /api/auth/login\` and send the \`accessToken\` as \`Authorization: Bearer\`.
Errors are \`application/problem+json\` with a stable \`code\` and the \`requestId\` of the X-Request-Id header.
Lists are cursor pages; single resources carry an \`ETag\` and honour \`If-Match\`; creates take an \`Idempotency-Key\`.`;

const TAGS: Record<string, string> = {
  'Sign-in': 'Signing in and out, the own profile, sessions, and the first set-up.',
  People: 'The people of the organisation: agents look them up, admins manage them.',
  Tickets: 'Filing, finding, changing and deleting tickets.',
  Comments: 'Replies, and internal notes that requesters never learn of.',
  History: 'What happened to a ticket, and by whom.',
  Imports: 'Bringing tickets in from CSV files.',
};

/** The OpenAPI 3.1 document of the app as its code stands. Needs no database. */
export function buildDocument(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, baseDocument(), {
    operationIdFactory: (_controller, method) => method,
    extraModels: [Problem],
  });
  addSharedResponses(document);
  const examples = new ExampleWriter(document);
  for (const { method, operation } of operationsOf(document)) {
    referToSharedResponses(method, operation);
    describeVersion(method, operation);
    operation.security ??= [];
    if (operation.security.some((one) => Object.keys(one).length === 0)) operation.security = [];
    if (operation.requestBody && 'content' in operation.requestBody) examples.fill(operation.requestBody.content);
    for (const response of Object.values(operation.responses))
      examples.fill((response as ResponseObject | undefined)?.content);
  }
  return sortDocument(document);
}

function baseDocument(): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Docket API')
    .setVersion('1.0.0')
    .setDescription(DESCRIPTION)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'This server')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'For programs.' }, 'bearer')
    .addCookieAuth(
      'docket_access',
      { type: 'apiKey', in: 'cookie', description: 'For the portal; unsafe requests also need X-XSRF-TOKEN.' },
      'cookie',
    );
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  return builder.build();
}

function operationsOf(document: OpenAPIObject): { method: string; operation: OperationObject }[] {
  const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
  return Object.values(document.paths).flatMap((path) =>
    methods.flatMap((method) => {
      const operation = path[method];
      return operation ? [{ method, operation }] : [];
    }),
  );
}
