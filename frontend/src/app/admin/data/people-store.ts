import { InjectionToken, Service, Signal, computed, inject, linkedSignal } from '@angular/core';
import { ListUsersParams, Role, User, UserPage, UserSort } from '../../api/generated/model';
import { listUsersResource } from '../../api/generated/people/people.resource';
import { problemOf } from '../../core/http/problem';

export interface PeopleQuery {
  readonly q: string;
  readonly role: readonly Role[];
  /** Null: both. */
  readonly active: boolean | null;
  readonly sort: UserSort;
}

/** What the address bar asks for; the page provides it, because data/ knows no router. */
export const PEOPLE_QUERY = new InjectionToken<Signal<PeopleQuery>>('people query');

const perPage = 50;

/** The page of people that the address asks for. While another one loads, the last one stays. */
@Service({ autoProvided: false })
export class PeopleStore {
  readonly query = inject(PEOPLE_QUERY);
  /** The cursors that led here, the last one being that of this page. Another filter begins anew. */
  readonly #cursors = linkedSignal<PeopleQuery, readonly string[]>({ source: this.query, computation: () => [] });
  readonly #params = computed<ListUsersParams>(() => paramsOf(this.query(), this.#cursors().at(-1)));
  readonly #answer = listUsersResource(this.#params);
  readonly #shown = linkedSignal<UserPage | null, UserPage | null>({
    source: () => (this.#answer.hasValue() ? this.#answer.value() : null),
    computation: (page, before) => page ?? before?.value ?? null,
  });

  readonly people = computed<readonly User[] | null>(() => this.#shown()?.items ?? null);
  readonly stale = computed(() => this.#shown() !== null && this.#answer.status() === 'loading');
  readonly problem = computed(() => {
    const error = this.#answer.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly hasNext = computed(() => !this.stale() && (this.#shown()?.nextCursor ?? null) !== null);
  readonly hasPrevious = computed(() => this.#cursors().length > 0);
  readonly range = computed(() => {
    const before = this.#cursors().length * perPage;
    const count = this.people()?.length ?? 0;
    return count === 0 ? '' : `${before + 1}–${before + count}`;
  });

  next(): void {
    const cursor = this.#shown()?.nextCursor ?? null;
    if (cursor !== null) {
      this.#cursors.update((cursors) => [...cursors, cursor]);
    }
  }

  previous(): void {
    this.#cursors.update((cursors) => cursors.slice(0, -1));
  }

  reload(): void {
    this.#answer.reload();
  }

  /** A person as saved elsewhere on the page. */
  replace(user: User): void {
    this.#shown.update(
      (page) => page && { ...page, items: page.items.map((item) => (item.id === user.id ? user : item)) },
    );
  }
}

function paramsOf({ q, role, active, sort }: PeopleQuery, cursor: string | undefined): ListUsersParams {
  return {
    ...(q === '' ? {} : { q }),
    ...(role.length === 0 ? {} : { role: [...role] }),
    ...(active === null ? {} : { active }),
    ...(cursor === undefined ? {} : { cursor }),
    sort,
    limit: perPage,
  };
}
