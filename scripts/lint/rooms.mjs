// Who may import whom between our own files: the matrix of docs/architecture.md.
// What may be imported from packages stands in packages.mjs beside this file.
import { join } from 'node:path';
import boundaries from 'eslint-plugin-boundaries';

// The first element that matches names the room; `captured.name` is its folder.
const elements = [
  { type: 'foundation', pattern: 'backend/src/(shared|config|database|openapi|process)' },
  { type: 'module', pattern: 'backend/src/*' },
  { type: 'client', pattern: 'frontend/src/app/api' },
  { type: 'core', pattern: 'frontend/src/app/core' },
  { type: 'shared', pattern: 'frontend/src/app/shared' },
  { type: 'feature', pattern: 'frontend/src/app/*' },
].map((element) => ({ ...element, partialMatch: false, capture: ['name'] }));

// A file may carry several of these at once.
const files = [
  { category: 'backend', pattern: 'backend/**' },
  { category: 'frontend', pattern: 'frontend/**' },
  { category: 'controller', pattern: 'backend/src/**/*.controller.ts' },
  { category: 'service', pattern: 'backend/src/**/*.service.ts' },
  { category: 'domain', pattern: 'backend/src/**/domain/**' },
  { category: 'enums', pattern: 'backend/src/database/generated/**/enums.ts' },
  { category: 'prisma', pattern: 'backend/src/database/generated/**' },
  { category: 'errors', pattern: 'backend/src/shared/errors/**' },
  // The door of a backend module: all that other modules may import.
  {
    category: 'door',
    pattern: [
      'backend/src/**/*.module.ts',
      'backend/src/**/*.service.ts',
      'backend/src/**/domain/**',
      'backend/src/auth/*actor*.ts',
      'backend/src/auth/access*.ts',
    ],
  },
  { category: 'actor', pattern: 'backend/src/auth/actor.ts' },
  { category: 'data', pattern: 'frontend/src/app/*/data/**' },
  { category: 'ui', pattern: 'frontend/src/app/*/ui/**' },
  { category: 'page', pattern: 'frontend/src/app/**/*-page/**' },
];

const element = (type, captured) => ({
  element: captured ? { types: [type].flat(), captured } : { types: [type].flat() },
});
const file = (...categories) => ({ file: { categories: { anyOf: categories } } });
const fileOtherThan = (...categories) => ({ file: { categories: { noneOf: categories } } });
const OTHER = { name: '!{{from.element.captured.name}}' };

const policies = [
  {
    from: file('backend'),
    disallow: { to: file('frontend') },
    message: 'The backend knows nothing of the portal: they share backend/openapi.json only.',
  },
  {
    from: file('frontend'),
    disallow: { to: file('backend') },
    message: 'The portal knows the backend through the generated client only.',
  },
  {
    from: file('controller'),
    disallow: { to: [element('foundation', { name: 'database' }), file('domain')] },
    message: 'A controller calls its services: the database and domain/ are theirs.',
  },
  {
    from: file('domain'),
    disallow: { to: { file: { path: 'backend/**', categories: { noneOf: ['domain', 'prisma', 'errors', 'actor'] } } } },
    message: 'domain/ is pure: other domain/, enums, type-only Prisma, errors and Actor, nothing else.',
  },
  {
    from: file('domain'),
    disallow: { to: { file: { categories: { anyOf: ['prisma'], noneOf: ['enums'] } } }, dependency: { kind: 'value' } },
    message: 'domain/ may use Prisma for its types only: write `import type`.',
  },
  {
    from: element('foundation'),
    disallow: { to: { ...element('module'), ...fileOtherThan('door') } },
    message: 'The foundation of the house stands below the feature modules.',
  },
  {
    from: element('module'),
    disallow: { to: { ...element('module', OTHER), ...fileOtherThan('door') } },
    message: 'From another module import its module file, its service or its domain/, never its inner files.',
  },
  {
    from: element('feature'),
    disallow: { to: element('feature', OTHER) },
    message: 'A feature never imports another feature: move what both need to core/ or shared/.',
  },
  {
    from: { ...element('feature'), ...fileOtherThan('data') },
    disallow: { to: element('client'), dependency: { kind: 'value' } },
    message: 'Pages and ui/ reach the server through data/: from the client they may import types only.',
  },
  {
    from: file('data'),
    disallow: { to: file('page', 'ui') },
    message: 'data/ knows no pages and no ui/.',
  },
  {
    from: file('ui'),
    disallow: { to: [element('core'), file('data', 'page')], dependency: { kind: 'value' } },
    message: 'ui/ is inputs and outputs only: no stores, no core/.',
  },
  {
    from: element('shared'),
    disallow: { to: element(['core', 'feature', 'client']) },
    message: 'shared/ is presentational and knows no domain.',
  },
  {
    from: element('core'),
    disallow: { to: element('feature') },
    message: 'core/ stands below the features.',
  },
];

/** @param {string} root the repository's folder */
export const rooms = (root) => ({
  files: ['backend/src/**/*.ts', 'frontend/src/**/*.ts'],
  plugins: { boundaries },
  settings: {
    'boundaries/root-path': root,
    'boundaries/elements': elements,
    'boundaries/files': files,
    'boundaries/legacy-templates': false,
    'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import'],
    'import/resolver': {
      typescript: {
        noWarnOnMultipleProjects: true,
        project: ['backend', 'frontend'].map((side) => join(root, side, 'tsconfig.json')),
      },
    },
  },
  rules: { 'boundaries/dependencies': ['error', { default: 'allow', checkInternals: true, policies }] },
});
