import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Session, SessionApi } from '../core/auth/data/session-api';
import { problemOf } from '../core/http/problem';
import { Age } from '../shared/age';
import { Confirm } from '../shared/confirm';
import { ErrorState } from '../shared/error-state';
import { FormProblem } from '../shared/form-problem';
import { SettingsSection } from '../shared/settings-section';
import { Skeleton } from '../shared/skeleton';
import { deviceOf } from './device';

/** Where the person is signed in; any of it can be ended. */
@Component({
  selector: 'dk-sessions-section',
  imports: [Age, Confirm, ErrorState, FormProblem, SettingsSection, Skeleton],
  templateUrl: './sessions-section.html',
  styleUrl: './sessions-section.scss',
})
export class SessionsSection {
  readonly #api = inject(SessionApi);

  protected readonly sessions = httpResource<{ items: Session[] }>(() => '/api/auth/sessions');
  protected readonly problem = computed(() => problemOf(this.sessions.error()));
  protected readonly refusal = signal<string | null>(null);
  protected readonly deviceOf = deviceOf;

  protected async end(session: Session): Promise<void> {
    this.refusal.set(null);
    try {
      await firstValueFrom(this.#api.endSession(session.id));
      this.sessions.reload();
    } catch (error) {
      this.refusal.set(problemOf(error).detail);
    }
  }
}
