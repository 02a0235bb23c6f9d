const home = '/tickets';

/** A path of this site to go on to, whatever a link says: foreign origins and sign-in itself become home. */
export function localPath(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith('/')) {
    return home;
  }
  // The URL parser sees what a browser sees in `//evil.example` or `/\evil.example`.
  const here = 'http://docket.invalid';
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
  if (url === null || url.origin !== here || url.pathname.startsWith('/sign-in')) {
    return home;
  }
  return url.pathname + url.search + url.hash;
}
