import { InvalidInputError, VersionConflictError } from '../errors/domain-error.js';

/** What an If-Match header asks for: any version, or one of a few strong tags (RFC 9110, 13.1.1). */
export type Precondition = { any: true } | { any: false; tags: readonly string[] };

export const entityTagOf = (version: number): string => `"${version}"`;

/** Lists may have empty places (RFC 9110, 5.6.1.2). */
const TAG_LIST = /^[\s,]*(?:(?:W\/)?"[\x21\x23-\x7e\x80-\uffff]*"\s*(?:,[\s,]*|$))+$/;
const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\uffff]*"/g;

/** @throws InvalidInputError for a header that is neither `*` nor a list of entity tags. */
export function parsePrecondition(header: string, field: string): Precondition {
  if (header.trim() === '*') return { any: true };
  if (!TAG_LIST.test(header)) {
    throw InvalidInputError.at(field, 'malformed', 'Use * or a list of quoted entity tags.');
  }
  return { any: false, tags: header.match(TAG) ?? [] };
}

/** What the entity tag of a body is made of: its `version`, or when it was written last; null for a body without either. */
export function versionOf(body: unknown): number | null {
  if (typeof body !== 'object' || body === null) return null;
  if ('version' in body && typeof body.version === 'number') return body.version;
  return isEditable(body) ? lastWritten(body) : null;
}

interface Editable {
  readonly createdAt: string;
  readonly editedAt: string | null;
}

const isEditable = (body: object): body is Editable => 'editedAt' in body && 'createdAt' in body;

/** In place of a version: milliseconds. No two texts of the same thing have the same. */
export const lastWritten = ({ createdAt, editedAt }: Editable): number => Date.parse(editedAt ?? createdAt);

/** If-Match compares strongly, so a weak tag never matches. */
export function requireMatch(precondition: Precondition | null, version: number): void {
  const tag = entityTagOf(version);
  if (!precondition || precondition.any || precondition.tags.includes(tag)) return;
  throw new VersionConflictError(tag);
}

/** The database counts in 4-byte integers. */
const LARGEST_VERSION = 2_147_483_647;

/** The versions that pass `requireMatch`, or null when every version does. */
export function matchingVersions(precondition: Precondition | null): number[] | null {
  if (!precondition || precondition.any) return null;
  return precondition.tags.flatMap((tag) => {
    const version = Number(tag.slice(1, -1));
    const isPossible = Number.isInteger(version) && version <= LARGEST_VERSION;
    return isPossible && entityTagOf(version) === tag ? [version] : [];
  });
}

/** If-None-Match compares weakly. */
export function isUnchanged(precondition: Precondition | null, version: number): boolean {
  if (!precondition) return false;
  const tag = entityTagOf(version);
  return precondition.any || precondition.tags.some((one) => one === tag || one === `W/${tag}`);
}
