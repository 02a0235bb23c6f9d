// Which packages may be imported where. ESLint keeps only the last block that
// sets a rule for a file, so each block here repeats what stands above it.

const restrict = (...groups) => ({ 'no-restricted-imports': ['error', { patterns: groups.flat() }] });
const never = (message, ...group) => ({ group, message });

const SERVER_ONLY = never(
  'Server packages do not belong in the browser.',
  '@prisma/*',
  '@nestjs/*',
  'class-validator',
  'class-transformer',
  'fastify',
  'kysely',
  'pg',
  'node:*',
);
const BROWSER_ONLY = never('Browser packages do not belong in the server.', '@angular/*', 'dompurify', 'marked');
const NO_HTTP_EXCEPTION = {
  regex: '^@nestjs/common$',
  importNamePattern: 'Exception$',
  message: 'Throw a DomainError (shared/errors/domain-error.ts): one filter turns it into the answer.',
};
const NO_REQUEST = [
  {
    regex: '^@nestjs/common$',
    importNamePattern: '^(Req|Request)$',
    message: 'A service takes the actor, never the request.',
  },
  never('A service takes the actor, never the request.', 'fastify', '@nestjs/platform-fastify', '@fastify/*'),
];
const NO_SWAGGER = never('OpenAPI words stand in controllers and dto/.', '@nestjs/swagger');
const NO_DATABASE = never(
  'A controller calls its services: the database is theirs.',
  '@prisma/*',
  'kysely',
  'pg',
  'pg-*',
);
const NO_SERVER_CODE = never(
  'domain/ is pure.',
  '@nestjs/*',
  'fastify',
  '@fastify/*',
  'kysely',
  'pg',
  'pg-*',
  'node:*',
);
const NO_HTTP_CLIENT = never('The server is reached through data/.', '@angular/common/http');
const NO_NAVIGATION = never('data/ knows no router and no dialogs.', '@angular/router', '@angular/material/dialog');

const CLOCK = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'domain/ has no clock: take `now`.' },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'domain/ has no clock: take `now`.',
  },
];
const SUBSCRIBE = [
  {
    selector: "CallExpression[callee.property.name='subscribe']",
    message: 'No subscribe in components: use a resource, toSignal or firstValueFrom in data/.',
  },
];

export const packages = [
  { files: ['backend/src/**/*.ts'], rules: restrict(BROWSER_ONLY, NO_HTTP_EXCEPTION) },
  {
    // Passport's guards speak in Nest exceptions, and the filter must recognise the framework's own.
    files: ['backend/src/auth/**/*.ts', 'backend/src/shared/errors/**/*.ts'],
    rules: restrict(BROWSER_ONLY),
  },
  {
    files: ['backend/src/**/*.service.ts'],
    rules: restrict(BROWSER_ONLY, NO_HTTP_EXCEPTION, NO_SWAGGER, NO_REQUEST),
  },
  { files: ['backend/src/**/*.controller.ts'], rules: restrict(BROWSER_ONLY, NO_HTTP_EXCEPTION, NO_DATABASE) },
  {
    files: ['backend/src/**/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { ...restrict(BROWSER_ONLY, NO_SERVER_CODE), 'no-restricted-syntax': ['error', ...CLOCK] },
  },
  { files: ['frontend/src/**/*.ts'], rules: restrict(SERVER_ONLY) },
  {
    files: ['frontend/src/app/*/**/*.ts'],
    ignores: ['**/data/**', '**/core/**', '**/api/**', '**/*.spec.ts'],
    rules: { ...restrict(SERVER_ONLY, NO_HTTP_CLIENT), 'no-restricted-syntax': ['error', ...SUBSCRIBE] },
  },
  { files: ['frontend/src/app/*/data/**/*.ts'], rules: restrict(SERVER_ONLY, NO_NAVIGATION) },
];
