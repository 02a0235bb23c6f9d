import { HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ChangePassword, SessionPage } from '../../api/generated/model';
import { listSessionsResource } from '../../api/generated/sign-in/sign-in.resource';
import { SignInService } from '../../api/generated/sign-in/sign-in.service';

/** The person's own password and sessions on the server. */
@Service()
export class Account {
  readonly #api = inject(SignInService);

  /** Call in an injection context: the list lives as long as the caller. */
  sessions(): HttpResourceRef<SessionPage | undefined> {
    return listSessionsResource();
  }

  /** Ends every other session. Rejects with the server's refusal. */
  async changePassword(change: ChangePassword): Promise<void> {
    await firstValueFrom(this.#api.changePassword(change));
  }

  /** Rejects with the server's refusal. */
  async endSession(id: string): Promise<void> {
    await firstValueFrom(this.#api.endSession(id));
  }
}
