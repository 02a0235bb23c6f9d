/** Those we can write, the better one first. */
const OURS = ['br', 'gzip'] as const;

export type ContentEncoding = (typeof OURS)[number];

/** What an Accept-Encoding header lets us send (RFC 9110, 12.5.3); null is the text as it is, which it may always be. */
export function encodingFor(header: string | undefined): ContentEncoding | null {
  if (header === undefined) return null;
  const accepted = header
    .toLowerCase()
    .split(',')
    .map((one) => one.split(';').map((part) => part.trim()))
    .filter(([, weight = 'q=1']) => !/^q=0(\.0*)?$/.test(weight))
    .map(([name]) => name);
  return OURS.find((encoding) => accepted.includes(encoding)) ?? null;
}
