import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PeopleSearch } from './people-search';

describe('finding people', () => {
  let server: HttpTestingController;
  let search: PeopleSearch;

  const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
  const answer = async (...names: string[]): Promise<void> => {
    // Longer than the pause after the last key.
    await wait(200);
    TestBed.tick();
    server
      .expectOne(({ url }) => url === '/api/users')
      .flush({ items: names.map((name) => ({ id: name, name })), nextCursor: null });
    await wait(0);
  };
  const found = (): string[] => search.found().map(({ name }) => name);

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    search = TestBed.runInInjectionContext(() => new PeopleSearch());
  });

  afterEach(() => server.verify());

  it('says what was found for the words of now, never for those before', async () => {
    search.find('');
    await answer('Ada', 'Ines');
    expect(found()).toEqual(['Ada', 'Ines']);
    search.find('ines');
    expect([found(), search.words()]).toEqual([[], 'Searching…']);
    await answer('Ines');
    expect([found(), search.words()]).toEqual([['Ines'], null]);
    search.find('zzzz');
    await answer();
    expect([found(), search.words()]).toEqual([[], 'Nobody found']);
  });

  it('asks nothing until somebody looks, and then only for what was typed last', async () => {
    TestBed.tick();
    await wait(200);
    server.expectNone(({ url }) => url === '/api/users');
    for (const typed of ['n', 'no']) {
      search.find(typed);
      TestBed.tick();
    }
    await wait(200);
    TestBed.tick();
    const { request } = server.expectOne(({ url }) => url === '/api/users');
    expect(request.params.get('q')).toBe('no');
  });
});
