import { Service, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { switchMap, timer } from 'rxjs';
import { Role } from '../../api/generated/model';
import { PeopleService } from '../../api/generated/people/people.service';
import { problemOf } from '../../core/http/problem';

const pause = 150;
const offered = 8;

interface Search {
  readonly q: string;
  readonly role: Role[];
}

/** People for a picker: active ones whose name or address holds what was typed. Asks nothing until it is used. */
@Service({ autoProvided: false })
export class PeopleSearch {
  readonly #people = inject(PeopleService);
  readonly #search = signal<Search | undefined>(undefined);
  readonly #answer = rxResource({
    params: () => this.#search(),
    stream: ({ params: { q, role } }) =>
      // Typing goes on: only the last word is worth asking.
      timer(q === '' ? 0 : pause).pipe(
        switchMap(() =>
          this.#people.listUsers({
            active: true,
            limit: offered,
            ...(q === '' ? {} : { q }),
            ...(role.length === 0 ? {} : { role }),
          }),
        ),
      ),
  });

  readonly found = computed(() => (this.#answer.hasValue() ? this.#answer.value().items : []));
  readonly words = computed(() => {
    if (this.#answer.error() !== undefined) {
      return problemOf(this.#answer.error()).detail;
    }
    if (this.#answer.isLoading()) {
      return 'Searching…';
    }
    return this.found().length === 0 ? 'Nobody found' : null;
  });

  /** Those who can be given tickets. */
  searchAgents(q: string): void {
    this.#search.set({ q, role: ['agent', 'admin'] });
  }

  searchEverybody(q: string): void {
    this.#search.set({ q, role: [] });
  }
}
