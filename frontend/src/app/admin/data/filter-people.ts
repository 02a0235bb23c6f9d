import { Service, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { PeopleService } from '../../api/generated/people/people.service';
import { TRIAGE_QUERY } from './triage-store';

/** The names behind the ids in the address. */
@Service({ autoProvided: false })
export class FilterPeople {
  readonly #people = inject(PeopleService);
  readonly #query = inject(TRIAGE_QUERY);
  readonly #assignee = rxResource({
    params: () => idIn(this.#query().assigneeId),
    stream: ({ params: id }) => this.#people.getUser(id),
  });
  readonly #requester = rxResource({
    params: () => idIn(this.#query().requesterId),
    stream: ({ params: id }) => this.#people.getUser(id),
  });

  readonly assignee = computed(() => (this.#assignee.hasValue() ? this.#assignee.value() : null));
  readonly requester = computed(() => (this.#requester.hasValue() ? this.#requester.value() : null));
}

const idIn = (value: string | null): string | undefined =>
  value === null || value === 'me' || value === 'none' ? undefined : value;
