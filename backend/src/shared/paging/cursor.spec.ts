import { CursorCodec } from './cursor.js';

const codec = new CursorCodec(Buffer.alloc(32, 1));
const scope = { list: 'tickets', sort: '-createdAt', person: 'a' };
const position = { key: '2026-01-01T00:00:00.000Z', id: '42' };

describe('a cursor', () => {
  it('comes back as it was made', () => {
    expect(codec.decode(codec.encode(position, scope), scope)).toEqual(position);
  });

  it('keeps an absent key apart from an empty one', () => {
    expect(codec.decode(codec.encode({ key: null, id: '1' }, scope), scope).key).toBeNull();
  });

  it.each([
    ['another filter', { ...scope, sort: 'createdAt' }],
    ['another person', { ...scope, person: 'b' }],
  ])('is refused for %s', (_, other) => {
    expect(() => codec.decode(codec.encode(position, scope), other)).toThrow('cursor_invalid');
  });

  it.each(['', 'x', 'not a cursor', `${'A'.repeat(21)}==`, '%%%', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'refuses %j',
    (text) => {
      expect(() => codec.decode(text, scope)).toThrow('cursor_invalid');
    },
  );

  it('is refused when one character is changed', () => {
    const cursor = codec.encode(position, scope);
    for (let at = 0; at < cursor.length; at++) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      expect(() => codec.decode(changed, scope)).toThrow('cursor_invalid');
    }
  });

  it('is refused under another secret', () => {
    expect(() => new CursorCodec(Buffer.alloc(32, 2)).decode(codec.encode(position, scope), scope)).toThrow();
  });
});
