/** The contract writes lists with commas, `status=open,closed`; Angular would repeat the name. Empty lists filter nothing. */
export function listParams(params: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  const written: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(params)) {
    if (Array.isArray(value) && value.length > 0) written[name] = value.join(',');
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      written[name] = value;
  }
  return written;
}
