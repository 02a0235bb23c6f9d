import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ImportJob } from '../../api/generated/model';
import { ImportJobStore } from './import-job-store';

const aJob = (id: string, differing: Partial<ImportJob> = {}): ImportJob => ({
  id,
  state: 'running',
  dryRun: false,
  cancelled: false,
  fileName: `${id}.csv`,
  total: 10,
  done: 1,
  created: 1,
  updated: 0,
  skipped: 0,
  errorCount: 0,
  errors: [],
  failure: null,
  createdAt: '2026-03-01T09:30:00.000Z',
  finishedAt: null,
  ...differing,
});

describe('the import at an address', () => {
  const id = signal('first');
  let http: HttpTestingController;
  let store: ImportJobStore;

  const settle = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  const look = (): TestRequest => http.expectOne(({ method }) => method === 'GET');
  const goTo = (next: string): void => {
    id.set(next);
    TestBed.tick();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), ImportJobStore],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(ImportJobStore);
    store.follow(id);
    goTo('first');
    look().flush(aJob('first'));
    await settle();
    expect(store.job()?.id).toBe('first');
  });

  it('stays in sight when a look at it fails', async () => {
    store.reload();
    TestBed.tick();
    look().error(new ProgressEvent('error'));
    await settle();
    expect(store.job()?.id).toBe('first');
  });

  it('gives way to the next one at once, also when there is none', async () => {
    goTo('second');
    expect(store.job()).toBeNull();
    look().flush({ code: 'not_found' }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(store.job()).toBeNull();
    expect(store.problem()?.status).toBe(404);
  });

  it.each([
    ['was stopped', (request: TestRequest) => request.flush(aJob('first', { cancelled: true }))],
    ['could not be stopped', (request: TestRequest) => request.error(new ProgressEvent('error'))],
  ])('says nothing of another one that %s', async (_, answer) => {
    const cancelled = store.cancel();
    goTo('second');
    look().flush(aJob('second'));
    await settle();
    answer(http.expectOne(({ method }) => method === 'POST'));
    await cancelled;
    TestBed.tick();
    expect(store.job()?.id).toBe('second');
    expect(store.refusal()).toBeNull();
  });
});
