import { listParams } from './list-params';

describe('query parameters of the generated client', () => {
  it('join lists with commas', () => {
    expect(listParams({ status: ['open', 'in_progress'], limit: 25 })).toEqual({
      status: 'open,in_progress',
      limit: 25,
    });
  });

  it.each([
    ['an empty list', []],
    ['null', null],
    ['nothing', undefined],
  ])('leave out %s', (_, value) => {
    expect(listParams({ status: value, deleted: false })).toEqual({ deleted: false });
  });
});
