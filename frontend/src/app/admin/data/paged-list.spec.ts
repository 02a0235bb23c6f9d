import { HttpClient, httpResource, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PagedList } from './paged-list';

interface Words {
  readonly items: readonly string[];
  readonly nextCursor: string | null;
}

const pathOf = (cursor: string | null): string => `/words/${cursor ?? 'first'}`;

describe('a list by pages', () => {
  let http: HttpTestingController;
  let list: PagedList<string, Words>;

  const settle = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  const asked = (cursor: string | null): TestRequest => http.expectOne(pathOf(cursor));
  const show = async (cursor: string | null, page: Words): Promise<void> => {
    TestBed.tick();
    asked(cursor).flush(page);
    await settle();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    list = TestBed.runInInjectionContext(() => {
      const client = inject(HttpClient);
      return new PagedList<string, Words>({
        perPage: 2,
        paramsAt: pathOf,
        resource: (path) => httpResource<Words>(() => path()),
        fetch: (path) => client.get<Words>(path),
      });
    });
    await show(null, { items: ['one', 'two'], nextCursor: 'later' });
  });

  it('goes on and comes back, and says where it is', async () => {
    list.next();
    expect(list.items()).toEqual(['one', 'two']);
    await show('later', { items: ['three'], nextCursor: null });
    expect([list.items(), list.range(), list.hasNext(), list.hasPrevious()]).toEqual([['three'], '3–3', false, true]);
    list.previous();
    await show(null, { items: ['one', 'two'], nextCursor: 'later' });
    expect([list.range(), list.hasNext(), list.hasPrevious()]).toEqual(['1–2', true, false]);
  });

  it('shows what is new', async () => {
    const looked = list.refresh();
    asked(null).flush({ items: ['zero', 'one'], nextCursor: 'later' });
    await looked;
    expect(list.items()).toEqual(['zero', 'one']);
  });

  it('stays as it is when there is no answer', async () => {
    const looked = list.refresh();
    asked(null).error(new ProgressEvent('offline'));
    await expect(looked).rejects.toBeDefined();
    expect([list.items(), list.problem()]).toEqual([['one', 'two'], null]);
  });

  it('tries again where there was an error', async () => {
    list.next();
    TestBed.tick();
    asked('later').error(new ProgressEvent('offline'));
    await settle();
    expect(list.problem()).not.toBeNull();
    await list.refresh();
    await show('later', { items: ['three'], nextCursor: null });
    expect([list.items(), list.problem()]).toEqual([['three'], null]);
  });

  it('keeps what was changed here while it looked', async () => {
    const looked = list.refresh();
    list.update((page) => ({ ...page, items: ['one', 'deux'] }));
    asked(null).flush({ items: ['one', 'two'], nextCursor: 'later' });
    await looked;
    expect(list.items()).toEqual(['one', 'deux']);
  });

  it('shows nothing of a page that was left while it looked', async () => {
    const looked = list.refresh();
    const answer = asked(null);
    list.next();
    await show('later', { items: ['three'], nextCursor: null });
    answer.flush({ items: ['zero', 'one'], nextCursor: 'later' });
    await looked;
    expect(list.items()).toEqual(['three']);
  });
});
