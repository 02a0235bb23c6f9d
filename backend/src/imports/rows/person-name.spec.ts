import { personNamed } from './person-name.js';

describe('naming people', () => {
  it.each([
    ['mara@example.org', 'mara@example.org', 'mara'],
    ['Mara Lind <mara@example.org>', 'mara@example.org', 'Mara Lind'],
    ['<mara@example.org>', 'mara@example.org', 'mara'],
    ['Caller 2403', 'caller-2403@imported.invalid', 'Caller 2403'],
    ['  Opened  by  8 ', 'opened-by-8@imported.invalid', 'Opened by 8'],
  ])('reads %s', (text, email, name) => {
    expect(personNamed(text)).toEqual({ email, name });
  });

  it.each([
    ['José', 'Jose'],
    ['A-B', 'A B'],
    ['李四', '张三'],
    ['x'.repeat(60), `${'x'.repeat(60)}y`],
    ['broken@', 'broken'],
  ])('never gives %s and %s one address', (one, other) => {
    expect(personNamed(one).email).not.toBe(personNamed(other).email);
    expect(personNamed(one).email).toMatch(/^[a-z0-9-]+@imported\.invalid$/);
  });

  it('gives a name the same address however it is spaced or capitalised', () => {
    expect(personNamed('josé  MÜLLER').email).toBe(personNamed('José Müller').email);
  });
});
