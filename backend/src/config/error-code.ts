/** The `code` of a system or database error, undefined for anything else. Looks at the shape: such errors come from several realms. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
