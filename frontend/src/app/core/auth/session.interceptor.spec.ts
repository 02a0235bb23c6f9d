import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { Me } from '../../api/generated/model';
import { sessionInterceptor } from './session.interceptor';
import { SessionStore } from './session-store';
import { SignInAgain } from './sign-in-again';

const mara: Me = {
  id: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10',
  email: 'mara@example.org',
  name: 'Mara Keller',
  role: 'agent',
  active: true,
  createdAt: '2026-03-01T09:30:00.000Z',
  version: 1,
  locale: null,
  timeZone: null,
  theme: 'system',
  singleKeys: true,
};
const answer = { accessToken: 'token', tokenType: 'Bearer', expiresIn: 900, user: mara };
const expired = { status: 401, statusText: 'Unauthorized' };

/** Lets promises between two requests settle. */
const soon = () => new Promise((resolve) => setTimeout(resolve));

describe('a session that expires in the middle of work', () => {
  let http: HttpClient;
  let server: HttpTestingController;
  let session: SessionStore;
  const asked: Me[] = [];
  let goesOn = true;

  beforeEach(async () => {
    asked.length = 0;
    goesOn = true;
    const signInAgain: Pick<SignInAgain, 'ask'> = {
      ask: (user) => {
        asked.push(user);
        return Promise.resolve(goesOn);
      },
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([sessionInterceptor])),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        { provide: SignInAgain, useValue: signInAgain },
      ],
    });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
    session = TestBed.inject(SessionStore);
    const signingIn = session.signIn(mara.email, 'right');
    server.expectOne('/api/auth/login').flush(answer);
    await signingIn;
  });

  afterEach(() => server.verify());

  it('is refreshed once for all requests, which are then sent again with their bodies', async () => {
    const list = firstValueFrom(http.get('/api/tickets'));
    const save = firstValueFrom(http.patch('/api/tickets/7', { title: 'Typed' }));
    server.expectOne('/api/tickets').flush(null, expired);
    server.expectOne('/api/tickets/7').flush(null, expired);
    await soon();
    server.expectOne('/api/auth/refresh').flush(answer);
    await soon();
    server.expectOne('/api/tickets').flush(['all']);
    const again = server.expectOne('/api/tickets/7');
    expect(again.request.body).toEqual({ title: 'Typed' });
    again.flush({ title: 'Typed' });
    expect(await list).toEqual(['all']);
    expect(await save).toEqual({ title: 'Typed' });
    expect(asked).toEqual([]);
  });

  it('is sent again with the XSRF token of the new session', async () => {
    document.cookie = 'XSRF-TOKEN=old';
    const save = firstValueFrom(http.patch('/api/tickets/7', { title: 'Typed' }));
    const first = server.expectOne('/api/tickets/7');
    expect(first.request.headers.get('X-XSRF-TOKEN')).toBe('old');
    first.flush(null, expired);
    await soon();
    document.cookie = 'XSRF-TOKEN=new';
    server.expectOne('/api/auth/refresh').flush(answer);
    await soon();
    const again = server.expectOne('/api/tickets/7');
    expect(again.request.headers.get('X-XSRF-TOKEN')).toBe('new');
    again.flush(null);
    await save;
  });

  it('asks the same person for the password when it cannot be refreshed, and then goes on', async () => {
    const save = firstValueFrom(http.patch('/api/tickets/7', { title: 'Typed' }));
    server.expectOne('/api/tickets/7').flush(null, expired);
    await soon();
    server.expectOne('/api/auth/refresh').flush(null, expired);
    await soon();
    expect(asked).toEqual([mara]);
    server.expectOne('/api/tickets/7').flush({ title: 'Typed' });
    expect(await save).toEqual({ title: 'Typed' });
  });

  it('leads to the sign-in page and back when the person would rather leave', async () => {
    goesOn = false;
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/tickets/7');
    const save = firstValueFrom(http.patch('/api/tickets/7', { title: 'Typed' }));
    server.expectOne('/api/tickets/7').flush(null, expired);
    await soon();
    server.expectOne('/api/auth/refresh').flush(null, expired);
    await expect(save).rejects.toMatchObject({ status: 401 });
    expect(router.url).toBe('/sign-in?returnUrl=%2Ftickets%2F7');
    expect(session.user()).toBeNull();
  });

  it('stays when the server cannot be reached: a broken line ends no session', async () => {
    const list = firstValueFrom(http.get('/api/tickets'));
    server.expectOne('/api/tickets').flush(null, expired);
    await soon();
    server.expectOne('/api/auth/refresh').error(new ProgressEvent('error'));
    await expect(list).rejects.toMatchObject({ status: 0 });
    expect(session.user()).toEqual(mara);
    expect(asked).toEqual([]);
  });

  it('hands on a second 401 of the same request instead of asking for ever', async () => {
    const list = firstValueFrom(http.get('/api/tickets'));
    server.expectOne('/api/tickets').flush(null, expired);
    await soon();
    server.expectOne('/api/auth/refresh').flush(answer);
    await soon();
    server.expectOne('/api/tickets').flush(null, expired);
    await expect(list).rejects.toMatchObject({ status: 401 });
  });

  it('leaves the 401 of a wrong password alone', async () => {
    const signingIn = session.signIn(mara.email, 'wrong');
    server.expectOne('/api/auth/login').flush(null, expired);
    await expect(signingIn).rejects.toMatchObject({ status: 401 });
  });

  it('sends nothing more once another tab has signed somebody else in', () => {
    // Where the page would be loaded anew, jsdom says that it cannot.
    const unable = jest.spyOn(console, 'error').mockImplementation();
    localStorage.setItem('docket.person', 'somebody else');
    http.post('/api/tickets', {}).subscribe();
    server.expectNone('/api/tickets');
    localStorage.clear();
    unable.mockRestore();
  });
});
