import { Component, inject, signal } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import type { Theme } from '../api/generated/model';
import { SessionStore } from '../core/auth/session-store';
import { problemOf } from '../core/http/problem';
import { Shortcuts } from '../core/keys/shortcuts';
import { Appearance } from '../core/preferences/appearance';
import { FormProblem } from '../shared/form-problem';
import { SettingsSection } from '../shared/settings-section';

/** Light or dark, and whether single keys act; saved at once. */
@Component({
  selector: 'dk-appearance-section',
  imports: [FormProblem, MatButtonToggle, MatButtonToggleGroup, MatSlideToggle, SettingsSection],
  template: `
    <dk-settings-section heading="Appearance and keys" words="Saved at once, for every browser you sign in with.">
      <dk-form-problem [words]="refusal()" />
      <div class="dk-field">
        <span class="dk-label" id="appearance-label">Appearance</span>
        <mat-button-toggle-group
          aria-labelledby="appearance-label"
          [hideSingleSelectionIndicator]="true"
          [value]="theme()"
          (change)="chooseTheme($event.value)"
        >
          <mat-button-toggle value="system">System</mat-button-toggle>
          <mat-button-toggle value="light">Light</mat-button-toggle>
          <mat-button-toggle value="dark">Dark</mat-button-toggle>
        </mat-button-toggle-group>
      </div>
      <mat-slide-toggle [checked]="singleKeys()" (change)="switchSingleKeys($event.checked)">
        <span class="toggle-words">Single-key shortcuts (C, /, ?, J, K)</span>
      </mat-slide-toggle>
    </dk-settings-section>
  `,
  styles: `
    .toggle-words {
      margin-left: var(--dk-space-2);
    }

    mat-button-toggle-group {
      justify-self: start;
      align-self: start;
    }
  `,
})
export class AppearanceSection {
  readonly #session = inject(SessionStore);
  readonly #appearance = inject(Appearance);

  protected readonly theme = this.#appearance.theme;
  protected readonly singleKeys = inject(Shortcuts).singleKeysOn;
  protected readonly refusal = signal<string | null>(null);

  protected chooseTheme(theme: Theme): Promise<void> {
    return this.#saying(this.#appearance.choose(theme));
  }

  protected switchSingleKeys(singleKeys: boolean): Promise<void> {
    return this.#saying(this.#session.changeProfile({ singleKeys }));
  }

  async #saying(saving: Promise<void>): Promise<void> {
    this.refusal.set(null);
    try {
      await saving;
    } catch (error) {
      this.refusal.set(problemOf(error).detail);
    }
  }
}
