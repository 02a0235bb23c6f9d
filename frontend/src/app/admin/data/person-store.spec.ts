import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { User } from '../../api/generated/model';
import { PeopleStore } from './people-store';
import { PersonStore } from './person-store';

const aPerson = (id: string, version = 1): User => ({
  id,
  email: `${id}@example.org`,
  name: id,
  role: 'agent',
  active: true,
  createdAt: '2026-03-01T09:30:00.000Z',
  version,
});

const conflict = { status: 412, statusText: 'Precondition Failed' };

describe('the person at an address', () => {
  const id = signal('mara');
  let http: HttpTestingController;
  let store: PersonStore;

  const settle = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  const read = (): TestRequest => http.expectOne(({ method }) => method === 'GET');
  const patched = (): TestRequest => http.expectOne(({ method }) => method === 'PATCH');
  const passwordSet = (): TestRequest => http.expectOne(({ url }) => url.endsWith('/password'));
  const show = async (person: User): Promise<void> => {
    id.set(person.id);
    TestBed.tick();
    read().flush(person);
    await settle();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: PeopleStore, useValue: { replace: jest.fn() } },
        PersonStore,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(PersonStore);
    store.show(id);
    await show(aPerson('mara'));
  });

  it('is not replaced by a late answer about somebody else', async () => {
    const saved = store.setActive(false);
    await show(aPerson('noor'));
    patched().flush({ ...aPerson('mara', 2), active: false });
    await saved;
    expect(store.user()?.id).toBe('noor');
  });

  it('gets a password although somebody changed them meanwhile, and is read again', async () => {
    const set = store.setPassword('correct horse battery');
    passwordSet().flush({ code: 'version_conflict' }, conflict);
    await settle();
    read().flush(aPerson('mara', 4));
    await settle();
    const again = passwordSet();
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    again.flush(null, { status: 204, statusText: 'No Content' });
    await set;
    TestBed.tick();
    read().flush(aPerson('mara', 5));
    await settle();
    expect(store.user()?.version).toBe(5);
  });
});
