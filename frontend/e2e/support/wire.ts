import type { Page } from '@playwright/test';

/** One answer as it came over the wire. */
export interface Transfer {
  readonly path: string;
  readonly type: string;
  readonly status: number;
  /** Headers and body, as encoded. Nothing when the browser's own cache answered. */
  readonly bytes: number;
  /** The same without its headers. */
  readonly body: number;
}

export interface Wire {
  readonly transfers: readonly Transfer[];
  /** Everything, headers and all. */
  readonly bytes: number;
  /** The bodies of one type, e.g. `Script`. */
  bodies(type: string): number;
  /** What a failed expectation should show. */
  table(): string;
}

/** Counts what goes over the wire while `visit` runs, until the network has been quiet for a moment. */
export async function overTheWire(page: Page, visit: () => Promise<void>): Promise<Wire> {
  const session = await page.context().newCDPSession(page);
  const open = new Map<string, { path: string; type: string; status: number; headers: number }>();
  const transfers: Transfer[] = [];
  session.on('Network.responseReceived', ({ requestId, response, type }) => {
    const { pathname } = new URL(response.url);
    // A 304 that refreshes what the cache has is told to the page as 200; on the wire it was headers alone.
    if (response.fromDiskCache !== true) {
      const { status, encodedDataLength: headers } = response;
      open.set(requestId, { path: pathname, type, status, headers });
    }
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const response = open.get(requestId);
    if (response === undefined) return;
    const { headers, ...rest } = response;
    transfers.push({ ...rest, bytes: encodedDataLength, body: Math.max(0, encodedDataLength - headers) });
  });
  await session.send('Network.enable');
  await visit();
  await page.waitForLoadState('networkidle');
  await session.detach();
  return {
    transfers,
    bytes: transfers.reduce((sum, { bytes }) => sum + bytes, 0),
    bodies: (wanted) => transfers.reduce((sum, { type, body }) => sum + (type === wanted ? body : 0), 0),
    table: () => transfers.map(({ path, status, bytes }) => `${bytes}\t${status}\t${path}`).join('\n'),
  };
}
