import { Component, computed, inject, signal } from '@angular/core';
import type { Session } from '../api/generated/model';
import { problemOf } from '../core/http/problem';
import { Age } from '../shared/age';
import { Confirm } from '../shared/confirm';
import { ErrorState } from '../shared/error-state';
import { FormProblem } from '../shared/form-problem';
import { SettingsSection } from '../shared/settings-section';
import { Skeleton } from '../shared/skeleton';
import { Account } from './data/account';
import { deviceOf } from './device';

/** Where the person is signed in; any of it can be ended. */
@Component({
  selector: 'dk-sessions-section',
  imports: [Age, Confirm, ErrorState, FormProblem, SettingsSection, Skeleton],
  templateUrl: './sessions-section.html',
  styleUrl: './sessions-section.scss',
})
export class SessionsSection {
  readonly #account = inject(Account);

  protected readonly sessions = this.#account.sessions();
  protected readonly problem = computed(() => problemOf(this.sessions.error()));
  protected readonly refusal = signal<string | null>(null);
  protected readonly deviceOf = deviceOf;

  protected async end(session: Session): Promise<void> {
    this.refusal.set(null);
    try {
      await this.#account.endSession(session.id);
      this.sessions.reload();
    } catch (error) {
      this.refusal.set(problemOf(error).detail);
    }
  }
}
