import { Service, inject } from '@angular/core';
import { CreateUser, User } from '../../api/generated/model';
import { PeopleService } from '../../api/generated/people/people.service';
import { CreateAttempt } from '../../core/http/create-attempt';
import { PeopleStore } from './people-store';

/** Somebody on the way into Docket: however often it is sent, one person comes of it. */
@Service({ autoProvided: false })
export class NewPerson {
  readonly #api = inject(PeopleService);
  readonly #people = inject(PeopleStore);
  readonly #attempt = new CreateAttempt();

  /** @throws the server's refusal, e.g. `email_taken`. */
  async add(person: CreateUser): Promise<User> {
    const user = await this.#attempt.send((key) =>
      this.#api.createUser(person, { headers: { 'Idempotency-Key': key } }),
    );
    this.#people.list.reload();
    return user;
  }
}
