/** The fields that were sent and differ from what is there; null when the request changes nothing. */
export function changedFields<T extends object>(present: T, sent: Partial<T>): Partial<T> | null {
  const names = Object.keys(sent) as (keyof T)[];
  const changed = names.filter((name) => sent[name] !== undefined && sent[name] !== present[name]);
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map((name) => [name, sent[name]])) as Partial<T>;
}
