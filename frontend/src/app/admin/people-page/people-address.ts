import { Service, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Params, Router } from '@angular/router';
import type { Role, UserSort } from '../../api/generated/model';
import { PeopleQuery } from '../data/people-store';

export const roles: readonly Role[] = ['employee', 'agent', 'admin'];
const sorts: readonly UserSort[] = ['name', '-name', 'email', '-email', 'createdAt', '-createdAt'];

/** The address bar says which people; whoever is open beside the list stays open. */
@Service({ autoProvided: false })
export class PeopleAddress {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #params = toSignal(this.#route.queryParamMap, { initialValue: this.#route.snapshot.queryParamMap });

  readonly query = computed<PeopleQuery>(
    () => {
      const params = this.#params();
      const active = params.get('active');
      return {
        q: (params.get('q') ?? '').trim(),
        role: roles.filter((role) => (params.get('role') ?? '').split(',').includes(role)),
        active: active === 'true' ? true : active === 'false' ? false : null,
        sort: sorts.find((sort) => sort === params.get('sort')) ?? 'name',
      };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );

  readonly filtered = computed(() => {
    const { q, role, active } = this.query();
    return q !== '' || role.length > 0 || active !== null;
  });

  filter(changes: Partial<PeopleQuery>): void {
    const { q, role, active, sort } = { ...this.query(), ...changes };
    const queryParams: Params = {
      q: q === '' ? null : q,
      role: role.length === 0 ? null : role.join(','),
      active: active === null ? null : String(active),
      sort: sort === 'name' ? null : sort,
    };
    const typing = 'q' in changes && this.query().q !== '' && q !== '';
    // Without a path of its own: the person open beside the list stays.
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: typing });
  }

  clear(): void {
    this.filter({ q: '', role: [], active: null });
  }
}
