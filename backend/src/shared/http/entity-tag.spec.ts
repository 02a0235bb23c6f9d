import { isUnchanged, matchingVersions, parsePrecondition, requireMatch } from './entity-tag.js';

const ifMatch = (header: string) => parsePrecondition(header, 'If-Match');

describe('If-Match', () => {
  it.each([
    ['*', true],
    ['"3"', true],
    ['"2", "3"', true],
    ['"2","3"', true],
    [',"2" ,, "3",', true],
    ['W/"3"', false],
    ['"2"', false],
    ['""', false],
  ])('%s lets version 3 through: %s', (header, passes) => {
    const check = () => requireMatch(ifMatch(header), 3);
    if (passes) expect(check).not.toThrow();
    else expect(check).toThrow('version_conflict');
  });

  it.each([
    ['*', null],
    ['"3"', [3]],
    ['"2", W/"3", "04", "x", "", "5"', [2, 5]],
    ['W/"3"', []],
  ])('%s lets these versions through: %j', (header, versions) => {
    expect(matchingVersions(ifMatch(header))).toEqual(versions);
  });

  it.each(['3', '', '"3', 'W/3', '"2" "3"', '*, "3"', ',', ' , ,'])('refuses the malformed %j', (header) => {
    expect(() => ifMatch(header)).toThrow('validation_failed');
  });

  it('asks for nothing when it is absent', () => {
    expect(() => requireMatch(null, 3)).not.toThrow();
    expect(matchingVersions(null)).toBeNull();
  });
});

describe('If-None-Match', () => {
  it.each([
    ['"3"', true],
    ['W/"3"', true],
    ['*', true],
    ['"4"', false],
  ])('%s finds version 3 unchanged: %s', (header, unchanged) => {
    expect(isUnchanged(parsePrecondition(header, 'If-None-Match'), 3)).toBe(unchanged);
  });
});
