const PLACEHOLDER = /\{([^{}]+)\}/g;

/** The columns that a template names. */
export const columnsOf = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());

/** The template with each `{column}` replaced; null when all its columns are empty. */
export function filled(template: string, cellOf: (column: string) => string | null): string | null {
  const names = columnsOf(template);
  if (names.length > 0 && names.every((name) => cellOf(name) === null)) return null;
  return template.replace(PLACEHOLDER, (_, name: string) => cellOf(name.trim()) ?? '–').trim();
}
