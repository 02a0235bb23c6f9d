import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TicketExport } from './ticket-export';
import { everything } from './triage-query';
import { TRIAGE_QUERY, TriageStore } from './triage-store';

describe('exporting what was found', () => {
  const fetched: string[] = [];
  let http: HttpTestingController;
  let csv: TicketExport;

  const asked = (): TestRequest =>
    http.expectOne(({ url, params }) => url === '/api/tickets' && params.get('limit') === '1');

  beforeEach(() => {
    fetched.length = 0;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      fetched.push(`${new URL(this.href).pathname}${new URL(this.href).search}`);
    });
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: TRIAGE_QUERY, useValue: signal({ ...everything, q: 'printer' }) },
        TriageStore,
        TicketExport,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    csv = TestBed.inject(TicketExport);
  });

  afterEach(() => jest.restoreAllMocks());

  it('lets the browser fetch the file only after an answer, which renews the session', async () => {
    const done = csv.download();
    const request = asked();
    expect(fetched).toEqual([]);
    request.flush({ items: [], nextCursor: null });
    await done;
    expect(fetched).toEqual(['/api/tickets/export.csv?q=printer&sort=-createdAt']);
    expect(csv.refusal()).toBeNull();
  });

  it('says so when it cannot be done, and fetches nothing', async () => {
    const done = csv.download();
    asked().flush({ detail: 'Sign in again.' }, { status: 401, statusText: 'Unauthorized' });
    await done;
    expect(fetched).toEqual([]);
    expect(csv.refusal()).toBe('The tickets were not exported. Sign in again.');
  });
});
