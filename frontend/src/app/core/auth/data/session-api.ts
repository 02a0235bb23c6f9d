import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Observable } from 'rxjs';

export type Role = 'employee' | 'agent' | 'admin';
export type Theme = 'system' | 'light' | 'dark';

export interface Me {
  id: string;
  email: string;
  name: string;
  role: Role;
  active: boolean;
  locale: string | null;
  timeZone: string | null;
  theme: Theme;
  singleKeys: boolean;
}

export interface SignInAnswer {
  accessToken: string;
  user: Me;
}

export interface SignInOptions {
  setupNeeded: boolean;
  demo: { people: { name: string; role: Role; email: string; password: string }[] } | null;
}

export interface Session {
  id: string;
  current: boolean;
  createdAt: string;
  lastSeenAt: string;
  userAgent: string | null;
  address: string | null;
}

export type ProfileChanges = Partial<Pick<Me, 'name' | 'locale' | 'timeZone' | 'theme' | 'singleKeys'>>;

@Service()
export class SessionApi {
  readonly #http = inject(HttpClient);

  getSignInOptions(): Observable<SignInOptions> {
    return this.#http.get<SignInOptions>('/api/auth/options');
  }

  login(body: { email: string; password: string }): Observable<SignInAnswer> {
    return this.#http.post<SignInAnswer>('/api/auth/login', body);
  }

  refresh(): Observable<SignInAnswer> {
    return this.#http.post<SignInAnswer>('/api/auth/refresh', {});
  }

  logout(): Observable<void> {
    return this.#http.post<void>('/api/auth/logout', {});
  }

  getMe(): Observable<Me> {
    return this.#http.get<Me>('/api/auth/me');
  }

  updateMe(changes: ProfileChanges): Observable<Me> {
    return this.#http.patch<Me>('/api/auth/me', changes);
  }

  changePassword(body: { currentPassword: string; newPassword: string }): Observable<void> {
    return this.#http.post<void>('/api/auth/password', body);
  }

  setUp(body: { token: string; email: string; name: string; password: string }): Observable<unknown> {
    return this.#http.post('/api/setup', body);
  }

  endSession(id: string): Observable<void> {
    return this.#http.delete<void>(`/api/auth/sessions/${id}`);
  }
}
