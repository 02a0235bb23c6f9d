import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { RouterLink } from '@angular/router';
import type { User } from '../../api/generated/model';
import { problemOf } from '../../core/http/problem';
import { PeopleSearch, assignableRoles } from '../../core/people/people-search';
import { ErrorState } from '../../shared/error-state';
import { FormProblem } from '../../shared/form-problem';
import { useNumbers } from '../../shared/numbers';
import { Skeleton } from '../../shared/skeleton';
import { PersonPicker } from '../../shared/ticket-parts/person-picker';
import { PriorityMark } from '../../shared/ticket-parts/priority-mark';
import { PersonRef } from '../../shared/ticket-parts/ticket-model';
import { Handover } from '../data/handover';
import { PersonStore } from '../data/person-store';

type Fate = 'stay' | 'nobody' | 'somebody';

/**
 * Deactivates somebody: their open tickets first, with a choice. The person is deactivated before the tickets move:
 * a refusal (the last admin) then moves nothing, and no new ticket can reach them meanwhile.
 */
@Component({
  selector: 'dk-deactivation',
  imports: [
    ErrorState,
    FormProblem,
    MatButton,
    MatIcon,
    MatProgressBar,
    MatRadioButton,
    MatRadioGroup,
    PersonPicker,
    PriorityMark,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './deactivation.html',
  styleUrls: ['./person-form.scss', './deactivation.scss'],
  providers: [Handover],
})
export class Deactivation {
  readonly user = input.required<User>();

  readonly #store = inject(PersonStore);
  protected readonly handover = inject(Handover);
  protected readonly people = new PeopleSearch(assignableRoles);
  protected readonly write = useNumbers();
  readonly #id = computed(() => this.user().id);

  protected readonly asking = linkedSignal({ source: this.#id, computation: () => false });
  protected readonly fate = linkedSignal<string, Fate>({ source: this.#id, computation: () => 'stay' });
  protected readonly heir = linkedSignal<string, PersonRef | null>({ source: this.#id, computation: () => null });
  protected readonly words = linkedSignal<string, string | null>({ source: this.#id, computation: () => null });
  protected readonly refusal = linkedSignal<string, string | null>({ source: this.#id, computation: () => null });
  protected readonly busy = signal(false);
  protected readonly candidates = computed(() => this.people.found().filter(({ id }) => id !== this.user().id));

  protected ask(): void {
    this.words.set(null);
    this.refusal.set(null);
    this.asking.set(true);
    this.handover.look(this.user().id);
  }

  protected async deactivate(): Promise<void> {
    const fate = this.fate();
    const heir = fate === 'somebody' ? this.heir() : null;
    if (fate === 'somebody' && heir === null) {
      this.refusal.set('Choose who gets the tickets.');
      return;
    }
    const user = this.user();
    await this.#attempt(async () => {
      await this.#store.setActive(false);
      this.asking.set(false);
      this.words.set(`${user.name} is deactivated and signed out.`);
      if ((this.handover.open()?.count ?? 0) > 0 && fate !== 'stay') {
        const { moved, refusals } = await this.handover.handOver(user.id, heir?.id ?? null);
        const left = refusals.map(({ why, ids }) => ` ${this.write(ids.length)} stayed: ${why}.`).join('');
        const tickets = moved === 1 ? '1 open ticket now belongs' : `${this.write(moved)} open tickets now belong`;
        this.words.set(`${user.name} is deactivated. ${tickets} to ${heir?.name ?? 'nobody'}.${left}`);
      }
    });
  }

  protected async reactivate(): Promise<void> {
    const { name } = this.user();
    await this.#attempt(async () => {
      await this.#store.setActive(true);
      this.words.set(`${name} can sign in again.`);
    });
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await act();
    } catch (error) {
      this.refusal.set(problemOf(error).detail);
    } finally {
      this.busy.set(false);
    }
  }
}
