/** What has been read of a list that grows at its end, from its beginning on. */
export interface Reading<T> {
  readonly items: readonly T[];
  /** Where the last page that was read begins, as a place in `items` and as its cursor. */
  readonly lastPage: { readonly from: number; readonly cursor: string | undefined };
  /** Null when everything has been read. */
  readonly next: string | null;
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

type ReadPage<T> = (cursor: string | undefined) => Promise<PageOf<T>>;

/** Reads the first pages of a list, at most `pages`. */
export async function read<T>(readPage: ReadPage<T>, pages: number): Promise<Reading<T>> {
  const first = await readPage(undefined);
  return readOn(readPage, endingWith([], undefined, first), pages - 1);
}

/** Goes on where `reading` ends, for at most `pages` pages. */
export async function readOn<T>(readPage: ReadPage<T>, reading: Reading<T>, pages: number): Promise<Reading<T>> {
  let now = reading;
  for (let page = 0; page < pages && now.next !== null; page++) {
    now = endingWith(now.items, now.next, await readPage(now.next));
  }
  return now;
}

/** Reads the last page once more, and what has come after it: new things, and those of the page that have changed. */
export async function readAgain<T>(readPage: ReadPage<T>, reading: Reading<T>, pages: number): Promise<Reading<T>> {
  const { from, cursor } = reading.lastPage;
  const again = endingWith(reading.items.slice(0, from), cursor, await readPage(cursor));
  return reading.next === null ? readOn(readPage, again, pages) : again;
}

/** Without what was deleted, wherever it stood. */
export function readWithout<T>(reading: Reading<T>, deleted: (item: T) => boolean): Reading<T> {
  const { from, cursor } = reading.lastPage;
  const before = reading.items.slice(0, from).filter((item) => !deleted(item));
  const last = reading.items.slice(from).filter((item) => !deleted(item));
  return { ...reading, items: [...before, ...last], lastPage: { from: before.length, cursor } };
}

function endingWith<T>(before: readonly T[], cursor: string | undefined, page: PageOf<T>): Reading<T> {
  return { items: [...before, ...page.items], lastPage: { from: before.length, cursor }, next: page.nextCursor };
}
