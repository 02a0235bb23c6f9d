import { Service, Signal, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { UpdateUser, User } from '../../api/generated/model';
import { PeopleService } from '../../api/generated/people/people.service';
import { madeOn } from '../../core/http/made-on';
import { problemOf } from '../../core/http/problem';
import { SessionStore } from '../../core/auth/session-store';
import { PeopleStore } from './people-store';
import { DetailsConflict, PersonDetails, conflictsOf, detailsOf, ownChanges } from './person-merge';

/** One person, and what an admin does with them. Every save says which version it was made on. */
@Service({ autoProvided: false })
export class PersonStore {
  readonly #api = inject(PeopleService);
  readonly #people = inject(PeopleStore);
  readonly #session = inject(SessionStore);
  readonly #id = signal<Signal<string> | null>(null);
  readonly #answer = rxResource({
    params: () => this.#id()?.(),
    stream: ({ params: id }) => this.#api.getUser(id),
  });

  readonly user = computed(() => (this.#answer.hasValue() ? this.#answer.value() : null));
  readonly problem = computed(() => {
    const error = this.#answer.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly isMyself = computed(() => this.user()?.id === this.#session.user()?.id);

  show(id: Signal<string>): void {
    this.#id.set(id);
  }

  reload(): void {
    this.#answer.reload();
  }

  /**
   * Saves what differs from `read`. Where others saved meanwhile, their changes stay and these go on top.
   * @returns the fields both changed differently; then nothing was saved, and `user` is theirs.
   * @throws the server's refusal.
   */
  async saveDetails(read: User, typed: PersonDetails): Promise<readonly DetailsConflict[]> {
    const changes = ownChanges(detailsOf(read), typed);
    try {
      await this.#patch(read, changes);
    } catch (error) {
      if (problemOf(error).code !== 'version_conflict') {
        throw error;
      }
      const current = await firstValueFrom(this.#api.getUser(read.id));
      const conflicts = conflictsOf(detailsOf(read), typed, detailsOf(current));
      if (conflicts.length > 0) {
        this.#take(current);
        return conflicts;
      }
      await this.#patch(current, changes);
    }
    return [];
  }

  /** @throws the server's refusal, e.g. `last_admin`. */
  async setActive(active: boolean): Promise<void> {
    await this.#whoeverTheyAre((user) => this.#patch(user, { active }));
  }

  /** @throws the server's refusal. */
  async setPassword(newPassword: string): Promise<void> {
    await this.#whoeverTheyAre(({ id, version }) =>
      firstValueFrom(this.#api.setUserPassword(id, { newPassword }, madeOn(version))),
    );
    this.reload();
  }

  /** Saves what does not depend on the rest of the person: others may have changed that, and it is sent again. */
  async #whoeverTheyAre(save: (user: User) => Promise<unknown>): Promise<void> {
    const user = this.user();
    if (user === null) {
      return;
    }
    try {
      await save(user);
    } catch (error) {
      if (problemOf(error).code !== 'version_conflict') {
        throw error;
      }
      await save(await firstValueFrom(this.#api.getUser(user.id)));
    }
  }

  async #patch({ id, version }: User, changes: UpdateUser): Promise<void> {
    this.#take(await firstValueFrom(this.#api.updateUser(id, changes, madeOn(version))));
  }

  /** The address may name another person by now. */
  #take(user: User): void {
    if (user.id === this.user()?.id) {
      this.#answer.set(user);
    }
    this.#people.replace(user);
  }
}
