// Proves that the import rules bite: each snippet breaks one of them and must be refused,
// each neighbour that keeps to the house must pass. The files stand in a small house of their own.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { packages } from './packages.mjs';
import { rooms } from './rooms.mjs';

const root = mkdtempSync(join(tmpdir(), 'docket-lint-'));
after(() => rmSync(root, { recursive: true }));

const HOUSE = [
  'backend/src/auth/access.decorator.ts',
  'backend/src/auth/actor.ts',
  'backend/src/auth/passwords.ts',
  'backend/src/config/env.ts',
  'backend/src/database/generated/enums.ts',
  'backend/src/database/generated/prisma/client.ts',
  'backend/src/database/prisma.service.ts',
  'backend/src/shared/errors/domain-error.ts',
  'backend/src/shared/paging/page.ts',
  'backend/src/tickets/domain/ticket-policy.ts',
  'backend/src/tickets/dto/ticket.dto.ts',
  'backend/src/tickets/tickets.controller.ts',
  'backend/src/tickets/tickets.service.ts',
  'backend/src/users/dto/user.dto.ts',
  'backend/src/users/user.select.ts',
  'backend/src/users/users.module.ts',
  'backend/src/users/users.service.ts',
  'frontend/src/app/admin/admin-page/admin-page.ts',
  'frontend/src/app/admin/data/people-store.ts',
  'frontend/src/app/api/generated/tickets.ts',
  'frontend/src/app/core/session-store.ts',
  'frontend/src/app/shared/empty-state.ts',
  'frontend/src/app/tickets/data/ticket-store.ts',
  'frontend/src/app/tickets/ticket-page/ticket-page.ts',
  'frontend/src/app/tickets/ui/status-chip.ts',
];

function build(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
for (const path of HOUSE) build(path, 'export const thing = 1;\n');
for (const side of ['backend', 'frontend']) {
  const compilerOptions = { module: 'esnext', moduleResolution: 'bundler' };
  build(`${side}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['src'] }));
}

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, rooms(root), ...packages],
});

async function refusals(path, line) {
  const [result] = await eslint.lintText(`${line}\n`, { filePath: join(root, path) });
  return result.messages.map((message) => message.ruleId ?? message.message);
}

const CONTROLLER = 'backend/src/tickets/tickets.controller.ts';
const SERVICE = 'backend/src/tickets/tickets.service.ts';
const DOMAIN = 'backend/src/tickets/domain/ticket-policy.ts';
const PAGE = 'frontend/src/app/tickets/ticket-page/ticket-page.ts';
const DATA = 'frontend/src/app/tickets/data/ticket-store.ts';
const UI = 'frontend/src/app/tickets/ui/status-chip.ts';
const SHARED = 'frontend/src/app/shared/empty-state.ts';
const CORE = 'frontend/src/app/core/session-store.ts';

const from = (path) => `import { thing } from '${path}'; export const here = thing;`;
const typeFrom = (path) => `import type { thing } from '${path}'; export type Here = typeof thing;`;

const IMPORT_RULES = /^(boundaries\/dependencies|no-restricted-imports|no-restricted-syntax)(,|$)/;

const forbidden = [
  ['the backend imports the portal', SERVICE, from('../../../frontend/src/app/core/session-store.js')],
  ['the portal imports the backend', DATA, from('../../../../../backend/src/tickets/dto/ticket.dto.js')],
  ['the portal imports Prisma', DATA, from('@prisma/client')],
  ['the portal imports Nest', PAGE, from('@nestjs/common')],
  ['the portal imports class-validator', CORE, from('class-validator')],
  ['the backend imports Angular', SERVICE, from('@angular/core')],
  ['a controller imports the database', CONTROLLER, from('../database/prisma.service.js')],
  ['a controller imports pg', CONTROLLER, from('pg')],
  ['a controller imports domain/', CONTROLLER, from('./domain/ticket-policy.js')],
  ['a controller re-exports domain/', CONTROLLER, "export * from './domain/ticket-policy.js';"],
  ['a controller loads domain/ lazily', CONTROLLER, "export const later = import('./domain/ticket-policy.js');"],
  ['a service imports Swagger', SERVICE, from('@nestjs/swagger')],
  [
    'a service throws an HTTP exception',
    SERVICE,
    "import { NotFoundException } from '@nestjs/common'; throw new NotFoundException();",
  ],
  ['a service takes the request', SERVICE, "import { Req } from '@nestjs/common'; export const here = Req;"],
  ['a service imports Fastify', SERVICE, typeFrom('fastify')],
  ['domain/ imports Nest', DOMAIN, from('@nestjs/common')],
  ['domain/ imports a service', DOMAIN, from('../tickets.service.js')],
  ['domain/ imports the configuration', DOMAIN, from('../../config/env.js')],
  ['domain/ imports dto/', DOMAIN, typeFrom('../dto/ticket.dto.js')],
  ['domain/ imports Prisma by value', DOMAIN, from('../../database/generated/prisma/client.js')],
  ['domain/ reads the clock', DOMAIN, 'export const now = Date.now();'],
  ['domain/ makes a date of now', DOMAIN, 'export const now = new Date();'],
  ['a module imports the inner file of another', SERVICE, from('../users/user.select.js')],
  ['a module imports the dto of another', SERVICE, typeFrom('../users/dto/user.dto.js')],
  ['a module imports an inner file of auth', SERVICE, from('../auth/passwords.js')],
  ['the foundation imports a feature', 'backend/src/shared/paging/page.ts', from('../../users/user.select.js')],
  ['a feature imports another feature', PAGE, from('../../admin/data/people-store.js')],
  ['a page calls the client itself', PAGE, from('../../api/generated/tickets.js')],
  ['a page imports HttpClient', PAGE, from('@angular/common/http')],
  ['a page subscribes', PAGE, 'export const here = source.subscribe();'],
  ['data/ imports a page', DATA, from('../ticket-page/ticket-page.js')],
  ['data/ imports ui/', DATA, from('../ui/status-chip.js')],
  ['data/ imports the router', DATA, from('@angular/router')],
  ['data/ opens a dialog', DATA, from('@angular/material/dialog')],
  ['ui/ imports a store', UI, from('../data/ticket-store.js')],
  ['ui/ imports core/', UI, from('../../core/session-store.js')],
  ['ui/ imports HttpClient', UI, from('@angular/common/http')],
  ['shared/ imports core/', SHARED, from('../core/session-store.js')],
  ['shared/ imports a feature', SHARED, from('../tickets/ui/status-chip.js')],
  ['shared/ imports the client', SHARED, typeFrom('../api/generated/tickets.js')],
  ['core/ imports a feature', CORE, from('../tickets/data/ticket-store.js')],
];

const allowed = [
  ['a controller imports its service', CONTROLLER, from('./tickets.service.js')],
  ['a controller imports the access decorator', CONTROLLER, from('../auth/access.decorator.js')],
  ['a service imports the database', SERVICE, from('../database/prisma.service.js')],
  ['a service imports domain/', SERVICE, from('./domain/ticket-policy.js')],
  ["a service imports another module's service", SERVICE, from('../users/users.service.js')],
  ['domain/ imports enums by value', DOMAIN, from('../../database/generated/enums.js')],
  ['domain/ imports Prisma types', DOMAIN, typeFrom('../../database/generated/prisma/client.js')],
  ['domain/ imports the errors', DOMAIN, from('../../shared/errors/domain-error.js')],
  ['domain/ imports the actor', DOMAIN, typeFrom('../../auth/actor.js')],
  ['domain/ makes a date of a given time', DOMAIN, 'export const at = (now) => new Date(now);'],
  ['a page imports its data/', PAGE, from('../data/ticket-store.js')],
  ['a page imports client types', PAGE, typeFrom('../../api/generated/tickets.js')],
  ['data/ imports the client', DATA, from('../../api/generated/tickets.js')],
  ['a feature imports core/', PAGE, from('../../core/session-store.js')],
];

describe('the import rules refuse', () => {
  for (const [what, path, line] of forbidden) {
    it(what, async () => assert.match((await refusals(path, line)).join(), IMPORT_RULES));
  }
});

describe('the import rules let pass', () => {
  for (const [what, path, line] of allowed) {
    it(what, async () => assert.deepEqual(await refusals(path, line), []));
  }
});
