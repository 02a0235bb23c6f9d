import { ONLY_OF_PAGES } from './security-headers.js';

const HASHED = /-[\w-]{8}\.(js|css)$/;
/** Bundled fonts have no hash in their names, but never change under one. */
const FONT = /\.woff2$/;
/** What was compressed ahead of time lies beside the file, under its name and one of these. */
const ENCODING = /\.(br|gz)$/;
/** It has no hash either, but hardly ever changes, and may be a day behind: asking each time would cost a round trip. */
const SMALL_AND_STEADY = /\/favicon\.svg$/;
/** One address has its HTML in several looks, and with other hints for whoever is signed in. */
const PAGE = /\.html$/;
const OF_ONE_BROWSER = 'private, no-cache';
const ONE_DAY = 'public, max-age=86400';
const ONE_YEAR = 'public, max-age=31536000, immutable';

export interface PortalHeaders {
  readonly cacheControl: string;
  /** Headers of every answer that this one goes without. */
  readonly without: readonly string[];
}

/** @param path of the file that is sent, the compressed one where there is one */
export function headersOfPortalFile(path: string): PortalHeaders {
  const name = path.replace(ENCODING, '');
  return {
    cacheControl: cacheControlOf(name),
    without: /\.(js|css|woff2)$/.test(name) ? ONLY_OF_PAGES : [],
  };
}

function cacheControlOf(name: string): string {
  if (HASHED.test(name) || FONT.test(name)) return ONE_YEAR;
  if (SMALL_AND_STEADY.test(name)) return ONE_DAY;
  return PAGE.test(name) ? OF_ONE_BROWSER : 'no-cache';
}
