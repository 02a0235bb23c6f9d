import { InjectionToken, Service, Signal, inject } from '@angular/core';
import { ListUsersParams, Role, User, UserPage, UserSort } from '../../api/generated/model';
import { listUsersResource } from '../../api/generated/people/people.resource';
import { PeopleService } from '../../api/generated/people/people.service';
import { PagedList } from './paged-list';

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

/** The people that the address asks for. */
@Service({ autoProvided: false })
export class PeopleStore {
  readonly #api = inject(PeopleService);
  readonly #query = inject(PEOPLE_QUERY);

  readonly list = new PagedList<ListUsersParams, UserPage>({
    perPage,
    paramsAt: (cursor) => paramsOf(this.#query(), cursor),
    resource: (params) => listUsersResource(params),
    fetch: (params) => this.#api.listUsers(params),
  });

  /** A person as saved elsewhere on the page. */
  replace(user: User): void {
    this.list.update((page) => ({ ...page, items: page.items.map((item) => (item.id === user.id ? user : item)) }));
  }
}

function paramsOf({ q, role, active, sort }: PeopleQuery, cursor: string | null): ListUsersParams {
  return {
    ...(q === '' ? {} : { q }),
    ...(role.length === 0 ? {} : { role: [...role] }),
    ...(active === null ? {} : { active }),
    ...(cursor === null ? {} : { cursor }),
    sort,
    limit: perPage,
  };
}
