import { DOCUMENT, Service, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Me, SetUp, UpdateMe } from '../../api/generated/model';
import { SignInService } from '../../api/generated/sign-in/sign-in.service';
import { problemOf } from '../http/problem';
import { loadAnew } from '../navigation/load-anew';
import { keep, readKept } from '../preferences/kept';
import { keptForServer, readCookie } from '../preferences/kept-for-server';

/** For whom the first page shall be: `staff`, `requester`, or nobody. */
const keptAs = 'audience';
/** The id of the person who is signed in with this browser; empty after signing out. */
const keptPerson = 'person';
/** Milliseconds: somebody who signs out wants to go. */
const patience = 10_000;

/** Who sits in front of the screen. Null until known, and while nobody is signed in. */
@Service()
export class SessionStore {
  readonly #api = inject(SignInService);
  readonly #document = inject(DOCUMENT);
  readonly #user = signal<Me | null>(null);
  #asked: Promise<void> | null = null;
  #refreshing: Promise<boolean> | null = null;

  readonly user = this.#user.asReadonly();
  readonly isStaff = computed(() => this.#user()?.role === 'agent' || this.#user()?.role === 'admin');
  readonly isAdmin = computed(() => this.#user()?.role === 'admin');

  /**
   * Whether an agent or admin sits there, or sat there last: good enough to ask for what they will most likely see while
   * the server still says who it is, and for nothing else. Null when it cannot be told that anybody is signed in.
   */
  likelyStaff(): boolean | null {
    if (this.#user() !== null) {
      return this.isStaff();
    }
    return this.#hasSessionCookie() ? keptForServer.read(keptAs) === 'staff' : null;
  }

  /** Settles once it is known whether somebody is signed in; asks the server once per page load. */
  ready(): Promise<void> {
    this.#asked ??= this.#askWhoIAm();
    return this.#asked;
  }

  /** Rejects with the server's refusal. */
  async signIn(email: string, password: string): Promise<void> {
    const { user } = await firstValueFrom(this.#api.login({ email, password }));
    await this.#take(user);
  }

  /** Makes the first admin, who is then signed in. Rejects with the server's refusal. */
  async setUp(first: SetUp): Promise<void> {
    const { user } = await firstValueFrom(this.#api.setUp(first));
    await this.#take(user);
  }

  /** One refresh for all that wait for it. False: the session is over. Rejects when the server cannot be asked. */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#refreshOnce().finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  /** Ends the session here; when the server has already ended it, that is as good. Rejects when it goes on. */
  async signOut(): Promise<void> {
    try {
      await firstValueFrom(this.#api.logout({ timeout: patience }));
    } catch (error) {
      const { status } = problemOf(error);
      if (status !== 401 && status !== 403) {
        throw error;
      }
    }
    keep(keptPerson, '');
    this.forget();
  }

  /** Another tab has signed somebody else in, or this person out: nothing may be sent from here in their name. */
  isOvertaken(): boolean {
    const user = this.#user();
    const kept = readKept(keptPerson);
    return user !== null && kept !== null && kept !== user.id;
  }

  async changeProfile(changes: UpdateMe): Promise<void> {
    this.#user.set(await firstValueFrom(this.#api.updateMe(changes)));
  }

  forget(): void {
    keptForServer.forget(keptAs);
    this.#user.set(null);
    this.#asked = Promise.resolve();
  }

  async #askWhoIAm(): Promise<void> {
    if (!this.#hasSessionCookie()) {
      this.forget();
      return;
    }
    try {
      this.#know(await firstValueFrom(this.#api.getMe()));
    } catch (error) {
      if (problemOf(error).status !== 401) {
        this.#asked = null;
        throw error;
      }
    }
  }

  async #refreshOnce(): Promise<boolean> {
    try {
      const { user } = await firstValueFrom(this.#api.refresh());
      await this.#take(user);
      return true;
    } catch (error) {
      const { status } = problemOf(error);
      if (status === 401 || status === 403) {
        return false;
      }
      throw error;
    }
  }

  /** The readable XSRF cookie lives as long as the session: without it there is nobody to ask about. */
  #hasSessionCookie(): boolean {
    return readCookie('XSRF-TOKEN') !== null;
  }

  #know(user: Me): void {
    keep(keptPerson, user.id);
    this.#user.set(user);
    keptForServer.keep(keptAs, this.isStaff() ? 'staff' : 'requester');
  }

  /** Never settles when the cookies turn out to be somebody else's: what waits for it was asked by the person before. */
  async #take(user: Me): Promise<void> {
    const before = this.#user();
    if (before !== null && before.id !== user.id) {
      loadAnew(this.#document);
      await new Promise(() => undefined);
    }
    this.#know(user);
    this.#asked = Promise.resolve();
  }
}
