import { InvalidInputError } from '../../shared/errors/domain-error.js';
import { csvRecords } from './csv-records.js';

async function* chunks(text: string, size = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
}

async function read(text: string): Promise<[number, string[] | null][]> {
  const records: [number, string[] | null][] = [];
  for await (const { row, cells } of csvRecords(chunks(text), 'comma')) records.push([row, cells]);
  return records;
}

describe('reading CSV records', () => {
  it.each([
    [
      'line feeds',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'carriage returns and line feeds',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'carriage returns',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quoted line breaks and quotes',
      'a,b\n"one\ntwo","say ""hi"""\n',
      [
        ['a', 'b'],
        ['one\ntwo', 'say "hi"'],
      ],
    ],
    [
      'blank lines, which are no records',
      'a,b\n\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['rows of any width', 'a,b\n1\n1,2,3', [['a', 'b'], ['1'], ['1', '2', '3']]],
  ])('understands %s', async (_name, text, expected) => {
    expect((await read(text)).map(([, cells]) => cells)).toEqual(expected);
  });

  it('names a row with broken quotation marks and goes on after it', async () => {
    expect(await read('a,b\n1,2\n3"x,4\n5,6\n7"x,8\n9,10\n')).toEqual([
      [0, ['a', 'b']],
      [1, ['1', '2']],
      [2, null],
      [3, ['5', '6']],
      [4, null],
      [5, ['9', '10']],
    ]);
  });

  it.each([
    ['at the end of the file', 'a,b\n1,2\n"3,4\n5,6\n'],
    ['in a cell that swallows a megabyte', `a,b\n1,2\n"${'x'.repeat(1_100_000)}\n5,6\n`],
  ])('refuses a file whose quotation mark is never closed: %s', async (_name, text) => {
    const fault = await read(text).then(
      () => null,
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(InvalidInputError);
    expect((fault as InvalidInputError).errors).toMatchObject([
      { field: 'file', code: 'quote_not_closed', message: expect.stringContaining('row 2 ') },
    ]);
  });
});
