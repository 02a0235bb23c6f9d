import { PageOf, read, readAgain, readOn, readWithout } from './reading';

/** A list of letters in pages of two; its cursors are places in it. */
function pagesOf(letters: string[]): { readPage: (cursor: string | undefined) => Promise<PageOf<string>> } {
  return {
    readPage: (cursor) => {
      const from = Number(cursor ?? 0);
      const nextCursor = from + 2 < letters.length ? String(from + 2) : null;
      return Promise.resolve({ items: letters.slice(from, from + 2), nextCursor });
    },
  };
}

describe('reading a list that grows at its end', () => {
  it('reads as many pages as it may, and remembers where to go on', async () => {
    const { readPage } = pagesOf([...'abcde']);
    const reading = await read(readPage, 2);
    expect(reading).toMatchObject({ items: [...'abcd'], next: '4' });
    expect(await readOn(readPage, reading, 5)).toMatchObject({ items: [...'abcde'], next: null });
  });

  it('finds what has come since, also beyond the last page', async () => {
    const letters = [...'abc'];
    const { readPage } = pagesOf(letters);
    const reading = await read(readPage, 5);
    letters.push('d', 'e', 'f');
    expect((await readAgain(readPage, reading, 5)).items).toEqual([...'abcdef']);
  });

  it('lets go of what was deleted from the last page', async () => {
    const letters = [...'abcd'];
    const { readPage } = pagesOf(letters);
    const reading = await read(readPage, 5);
    letters.pop();
    expect((await readAgain(readPage, reading, 5)).items).toEqual([...'abc']);
  });

  it('reads its last page again in the right place after something earlier was deleted', async () => {
    const letters = [...'abcd'];
    const { readPage } = pagesOf(letters);
    const reading = readWithout(await read(readPage, 5), (letter) => letter === 'b');
    expect((await readAgain(readPage, reading, 5)).items).toEqual([...'acd']);
  });

  it('does not run ahead of a reader who has not asked for more', async () => {
    const { readPage } = pagesOf([...'abcdef']);
    const reading = await read(readPage, 1);
    expect(await readAgain(readPage, reading, 5)).toMatchObject({ items: ['a', 'b'], next: '2' });
  });
});
