import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { SessionStore } from './session-store';

const agent = { id: 'a', name: 'Mara Keller', role: 'agent' };

describe('who is signed in', () => {
  let server: HttpTestingController;
  let session: SessionStore;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    session = TestBed.inject(SessionStore);
  });

  afterEach(() => {
    server.verify();
    localStorage.clear();
    document.cookie = 'XSRF-TOKEN=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
  });

  it('is nobody, without asking the server, when there is no session cookie', async () => {
    await session.ready();
    expect(session.user()).toBeNull();
  });

  it('is asked once, however many want to know', async () => {
    document.cookie = 'XSRF-TOKEN=t';
    const waiting = [session.ready(), session.ready()];
    server.expectOne('/api/auth/me').flush(agent);
    await Promise.all(waiting);
    expect(session.user()).toEqual(agent);
    expect([session.isStaff(), session.isAdmin()]).toEqual([true, false]);
  });

  it('is nobody when the session has ended', async () => {
    document.cookie = 'XSRF-TOKEN=t';
    const waiting = session.ready();
    server.expectOne('/api/auth/me').flush(null, { status: 401, statusText: 'Unauthorized' });
    await waiting;
    expect(session.user()).toBeNull();
  });

  it('stays open when the server does not answer, and is asked again', async () => {
    document.cookie = 'XSRF-TOKEN=t';
    const failing = session.ready();
    server.expectOne('/api/auth/me').flush(null, { status: 503, statusText: 'Unavailable' });
    await expect(failing).rejects.toMatchObject({ status: 503 });
    const waiting = session.ready();
    server.expectOne('/api/auth/me').flush(agent);
    await waiting;
    expect(session.user()).toEqual(agent);
  });

  it('is nobody after signing out, even of a session the server had ended already', async () => {
    const signingIn = session.signIn('mara@example.org', 'right');
    server.expectOne('/api/auth/login').flush({ user: agent });
    await signingIn;
    const signingOut = session.signOut();
    server.expectOne('/api/auth/logout').flush(null, { status: 401, statusText: 'Unauthorized' });
    await signingOut;
    expect(session.user()).toBeNull();
  });

  it('is still the same person when signing out did not reach the server', async () => {
    const signingIn = session.signIn('mara@example.org', 'right');
    server.expectOne('/api/auth/login').flush({ user: agent });
    await signingIn;
    const signingOut = session.signOut();
    server.expectOne('/api/auth/logout').error(new ProgressEvent('error'));
    await expect(signingOut).rejects.toMatchObject({ status: 0 });
    expect(session.user()).toEqual(agent);
  });

  describe('when another tab has the browser', () => {
    const somebody = { id: 'b', name: 'Tomás Vega', role: 'agent' };

    beforeEach(async () => {
      // Where the page would be loaded anew, jsdom says that it cannot.
      jest.spyOn(console, 'error').mockImplementation();
      const signingIn = session.signIn('mara@example.org', 'right');
      server.expectOne('/api/auth/login').flush({ user: agent });
      await signingIn;
    });

    afterEach(() => jest.restoreAllMocks());

    it('is overtaken by whoever signs in or out there, and by nobody else', () => {
      expect(session.isOvertaken()).toBe(false);
      localStorage.setItem('docket.person', somebody.id);
      expect(session.isOvertaken()).toBe(true);
      localStorage.setItem('docket.person', '');
      expect(session.isOvertaken()).toBe(true);
      localStorage.setItem('docket.person', agent.id);
      expect(session.isOvertaken()).toBe(false);
    });

    it('does not become the other person in the middle of work, and lets nothing that waits go on', async () => {
      let settled = false;
      void session.refresh().finally(() => (settled = true));
      server.expectOne('/api/auth/refresh').flush({ user: somebody });
      await new Promise((done) => setTimeout(done));
      expect([session.user()?.id, settled]).toEqual([agent.id, false]);
    });
  });
});
