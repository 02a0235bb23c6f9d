import {
  addressOf,
  everything,
  exportParamsOf,
  filterKeyOf,
  filtersSet,
  isFiltered,
  listParamsOf,
  queryFromAddress,
} from './triage-query';

const read = (address: string) => {
  const params = new URLSearchParams(address);
  return queryFromAddress((name) => params.get(name));
};

const written = (address: string) =>
  Object.fromEntries(Object.entries(addressOf(read(address))).filter(([, value]) => value !== null));

describe('the address of the triage table', () => {
  it('shows everything, newest first, when it says nothing', () => {
    expect(read('')).toEqual(everything);
    expect(written('')).toEqual({});
  });

  it.each([
    'status=open,closed',
    'priority=high',
    'assigneeId=none',
    'requesterId=0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10',
    'q=printer',
    'createdFrom=2026-03-01T00:00:00.000Z',
    'updatedTo=2026-03-02T00:00:00.000Z',
    'deleted=true',
    'sort=priority',
    'sort=-updatedAt',
    'limit=100',
    'cursor=abc',
  ])('keeps %s', (address) => {
    expect(written(address)).toEqual(Object.fromEntries(new URLSearchParams(address)));
  });

  it.each(['status=solved', 'priority=', 'sort=title', 'limit=7', 'createdFrom=yesterday', 'colour=red'])(
    'leaves out %s, which it does not understand',
    (address) => {
      expect(read(address)).toEqual(everything);
    },
  );
});

describe('what the server is asked', () => {
  it('names filter, sort and page', () => {
    expect(listParamsOf(read('status=open,in_progress&sort=priority&limit=50&cursor=abc'))).toEqual({
      status: ['open', 'in_progress'],
      sort: 'priority',
      limit: 50,
      cursor: 'abc',
    });
  });

  it('has no page when everything found is exported', () => {
    expect(exportParamsOf(read('q=a&limit=50&cursor=abc'))).toEqual({ q: 'a', sort: '-createdAt' });
  });
});

describe('the filters that are set', () => {
  it.each([
    ['', 0, false],
    ['sort=priority&limit=50&deleted=true', 0, false],
    ['q=printer', 0, true],
    ['status=open,closed&assigneeId=me', 2, true],
    [
      'createdFrom=2026-03-01T00:00:00.000Z&createdTo=2026-03-02T00:00:00.000Z&updatedTo=2026-03-02T00:00:00.000Z',
      2,
      true,
    ],
  ])('in “%s” are %i', (address, count, filtered) => {
    expect(filtersSet(read(address))).toBe(count);
    expect(isFiltered(read(address))).toBe(filtered);
  });
});

describe('the key of a filter', () => {
  it('is the same on every page and in every order', () => {
    expect(filterKeyOf(read('q=a&sort=id&cursor=x'))).toBe(filterKeyOf(read('q=a')));
  });

  it('differs when other tickets are found', () => {
    expect(filterKeyOf(read('q=a'))).not.toBe(filterKeyOf(read('q=b')));
  });
});
