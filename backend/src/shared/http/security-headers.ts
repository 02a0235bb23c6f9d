import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet, { type HelmetOptions } from 'helmet';
import type { Env } from '../../config/env.js';

export type Headers = Readonly<Record<string, string>>;

/** They say what a page may do. On a script, a font or a few rows of JSON they mean nothing, and weigh more than some of those. */
export const ONLY_OF_PAGES: readonly string[] = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];

/** Should a browser be led to show data as a page, it may do nothing, and nowhere but in a tab. */
const POLICY_OF_DATA = "default-src 'none';frame-ancestors 'none'";

/** The same for every answer of its kind, so they are written once. */
export function securityHeaders(env: Env): { pages: Headers; data: Headers } {
  const pages = headersOfPages(env);
  const kept = Object.entries(pages).filter(([name]) => !ONLY_OF_PAGES.includes(name));
  return { pages, data: { ...Object.fromEntries(kept), 'Content-Security-Policy': POLICY_OF_DATA } };
}

function headersOfPages(env: Env): Headers {
  const headers: Record<string, string> = {};
  const collector = {
    setHeader: (name: string, value: string) => (headers[name] = value),
    removeHeader: () => undefined,
  };
  helmet(policy(env))({} as IncomingMessage, collector as unknown as ServerResponse, (error) => {
    if (error) throw new Error('The security headers could not be written', { cause: error });
  });
  return headers;
}

/** No inline script anywhere, no framing, nothing from other hosts. Styles may be inline: Angular writes them so. */
function policy(env: Env): HelmetOptions {
  const isHttps = env.publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  };
}
