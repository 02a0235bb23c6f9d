import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PeopleSearch, assignableRoles } from './people-search';

/** Milliseconds, longer than the pause after which is asked. */
const later = 200;

describe('the search for a person', () => {
  let http: HttpTestingController;
  let search: PeopleSearch;

  const settle = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((done) => setTimeout(done, later));
    TestBed.tick();
  };
  const asked = (): TestRequest => http.expectOne(({ url }) => url === '/api/users');

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    search = TestBed.runInInjectionContext(() => new PeopleSearch(assignableRoles));
  });

  it('asks nothing until somebody looks', async () => {
    await settle();
    http.expectNone(({ url }) => url === '/api/users');
  });

  it('asks only for what was typed last, and keeps what it found until then', async () => {
    search.find('');
    await settle();
    asked().flush({ items: [{ id: 'mara', name: 'Mara' }], nextCursor: null });
    await settle();
    expect(search.found()).toHaveLength(1);
    for (const typed of ['n', 'no']) {
      search.find(typed);
      TestBed.tick();
    }
    await settle();
    expect(search.found().map(({ id }) => id)).toEqual(['mara']);
    const request = asked();
    expect(request.request.params.get('q')).toBe('no');
    request.flush({ items: [], nextCursor: null });
    await settle();
    expect(search.words()).toBe('Nobody found');
  });
});
