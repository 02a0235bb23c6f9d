import { isIP } from 'node:net';
import { makeExactValidator, makeValidator } from 'envalid';
import { isEmailAddress } from '../shared/validation/email-address.js';
import { MIN_SECRET_BYTES } from './data-dir.js';

/** Levels of the log, the quietest last but one. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const portNumber = makeValidator<number>((input) => {
  if (!/^\d{1,5}$/.test(input) || Number(input) > 65_535) throw new Error('must be a port number from 0 to 65535');
  return Number(input);
});

const hostName = makeValidator<string>((input) => {
  if (isIP(input) === 0 && !/^[A-Za-z0-9.-]{1,253}$/.test(input)) throw new Error('must be an address or a host name');
  return input;
});

const origin = makeValidator<string>((input) => {
  const url = URL.canParse(input) ? new URL(input) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.origin !== input.replace(/\/$/, ''))
    throw new Error('must be an origin without a path, such as https://tickets.example.org');
  return url.origin;
});

const postgresUrl = makeValidator<string>((input) => {
  if (!URL.canParse(input) || !/^postgres(ql)?:$/.test(new URL(input).protocol))
    throw new Error(
      'must look like postgresql://user:password@host:5432/database, with # % / ? @ in the password as %23 %25 %2F %3F %40',
    );
  return input;
});

const folder = makeValidator<string>((input) => input);

const emailAddress = makeValidator<string>((input) => {
  if (!isEmailAddress(input)) throw new Error('must be an email address of at most 254 characters');
  return input;
});

const password = makeValidator<string>((input) => {
  if ([...input].length < 12 || Buffer.byteLength(input) > 1024)
    throw new Error('must have at least 12 characters and at most 1,024 bytes');
  return input;
});

const secretKey = makeValidator<string>((input) => {
  if (Buffer.byteLength(input) < MIN_SECRET_BYTES)
    throw new Error('must have at least 32 bytes, for example from: openssl rand -hex 32');
  return input;
});

const onOff = makeExactValidator<boolean>((input) => {
  const word = input.toLowerCase();
  if (['1', 'true', 'yes', 'on'].includes(word)) return true;
  if (['0', 'false', 'no', 'off'].includes(word)) return false;
  throw new Error('must be 1 or 0');
});

const isCidr = (block: string): boolean => {
  const [address = '', prefix, ...rest] = block.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
};

const cidrList = makeExactValidator<readonly string[]>((input) => {
  const blocks = input.split(/[\s,]+/).filter(Boolean);
  const wrong = blocks.find((block) => !isCidr(block));
  if (wrong !== undefined) throw new Error(`must list addresses or CIDR blocks, which "${wrong}" is not`);
  return blocks;
});

const oneOf = <T extends string>(words: readonly T[]) =>
  makeExactValidator<T>((input) => {
    const word = words.find((candidate) => candidate === input);
    if (word === undefined) throw new Error(`must be one of ${words.join(', ')}`);
    return word;
  });

/**
 * Every setting there is. The program reads them through Env only, and
 * docs/configuration.md is written from the descriptions here.
 */
export const settings = {
  PORT: portNumber({ default: 3000, desc: 'The TCP port that serves the portal and the API. 0 takes any free port.' }),
  HOST: hostName({
    default: '127.0.0.1',
    desc: 'The address to listen on. `0.0.0.0` opens the server to the network: put HTTPS in front of it.',
  }),
  PUBLIC_URL: origin({
    default: undefined,
    example: 'https://tickets.example.org',
    desc: 'Where people reach the portal, without a path. With `https` the sign-in cookies are marked Secure. Absent: `http://` with HOST and PORT.',
  }),
  DATABASE_URL: postgresUrl({
    default: undefined,
    example: 'postgresql://docket:password@db:5432/docket',
    desc: 'A PostgreSQL server, version 15 or newer; `#`, `%`, `/`, `?` and `@` in the password are percent-encoded. Absent: an embedded PostgreSQL with its data under DATA_DIR.',
  }),
  DATABASE_DIRECT_URL: postgresUrl({
    default: undefined,
    example: 'postgresql://docket:password@db:5432/docket',
    desc: 'The same database without the pooler, when DATABASE_URL leads through one: for migrations and announcements. The role must then carry the limits of its sessions, see docs/scaling.md. Absent: DATABASE_URL leads to the server itself.',
  }),
  DATA_DIR: folder({
    default: '.data',
    desc: 'Where the embedded database, the generated secret and uploaded import files are kept, relative to the repository.',
  }),
  SECRET_KEY: secretKey({
    default: undefined,
    desc: 'The secret from which all signing keys are derived, at least 32 bytes. Absent: generated on the first start and kept in DATA_DIR. Several processes on different machines need the same one.',
  }),
  ADMIN_EMAIL: emailAddress({
    default: undefined,
    example: 'admin@example.org',
    desc: 'When there is no admin: creates one, or makes one of the person with this address. Needs ADMIN_PASSWORD.',
  }),
  ADMIN_PASSWORD: password({
    default: undefined,
    desc: 'The password of that first admin: 12 characters to 1,024 bytes. Ignored once there is an admin.',
  }),
  DEMO: onOff({
    default: undefined,
    desc: 'Sample people and tickets, offered on the sign-in page. Absent: on with the embedded database (unless ADMIN_EMAIL is set), off with DATABASE_URL. Refused in production with DATABASE_URL.',
  }),
  TRUST_PROXY: cidrList({
    default: [],
    example: '10.0.0.0/8, 127.0.0.1',
    desc: 'Addresses and CIDR blocks of reverse proxies whose X-Forwarded headers are believed.',
  }),
  LOG_LEVEL: oneOf(LOG_LEVELS)({ default: 'warn', desc: `How much is logged: ${LOG_LEVELS.join(', ')}.` }),
  NODE_ENV: oneOf(['development', 'test', 'production'])({
    default: 'development',
    desc: 'production, development or test. Only production differs: it refuses DEMO with DATABASE_URL.',
  }),
};
