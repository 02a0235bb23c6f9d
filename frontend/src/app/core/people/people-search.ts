import { computed, inject, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Role } from '../../api/generated/model/role';
import { User } from '../../api/generated/model/user';
import { PeopleService } from '../../api/generated/people/people.service';
import { problemOf } from '../http/problem';

/** Milliseconds between the last key and the search. */
const pause = 150;
/** As many as a list of offers can sensibly show. */
const shown = 8;

/** Finds active people for a picker: asks only once somebody has looked for one. For agents and admins. */
export class PeopleSearch {
  readonly #api = inject(PeopleService);
  readonly #roles: Role[] | undefined;
  readonly #typed = signal<string | null>(null);
  readonly #page = resource({
    params: () => this.#typed() ?? undefined,
    loader: async ({ params: typed, abortSignal }) => {
      await new Promise((done) => setTimeout(done, typed === '' ? 0 : pause));
      // Typing goes on: only the last word is worth asking.
      abortSignal.throwIfAborted();
      return firstValueFrom(this.#api.listUsers(this.#query(typed)));
    },
  });

  /** The answer to what is typed now, not to what was typed before. */
  readonly #answer = computed(() => (this.#page.hasValue() ? this.#page.value().items : null));
  readonly found = computed<readonly User[]>(() => this.#answer() ?? []);

  /** What to say instead of finds; null while there are some. */
  readonly words = computed(() => {
    if (this.#page.error() !== undefined) {
      return problemOf(this.#page.error()).detail;
    }
    if (this.found().length > 0) {
      return null;
    }
    return this.#answer() === null ? 'Searching…' : 'Nobody found';
  });

  constructor(roles?: readonly Role[]) {
    this.#roles = roles === undefined ? undefined : [...roles];
  }

  /** Looks for a part of a name or address; nothing typed finds the first by name. */
  find(typed: string): void {
    this.#typed.set(typed.slice(0, 200));
  }

  #query(typed: string) {
    return {
      active: true,
      limit: shown,
      ...(this.#roles === undefined ? {} : { role: this.#roles }),
      ...(typed === '' ? {} : { q: typed }),
    };
  }
}

/** Those who may be given tickets. */
export const assignableRoles: readonly Role[] = ['agent', 'admin'];
