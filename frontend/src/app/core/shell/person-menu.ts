import { Component, computed, inject, input, output } from '@angular/core';
import { MatDivider } from '@angular/material/divider';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { Avatar } from '../../shared/avatar';
import { Theme } from '../auth/data/session-api';
import { SessionStore } from '../auth/session-store';
import { Appearance } from '../preferences/appearance';
import { roleWords } from './role-words';

/** Who is signed in, and what is theirs: profile, appearance, keys, sign out. */
@Component({
  selector: 'dk-person-menu',
  imports: [Avatar, MatDivider, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './person-menu.html',
  styleUrl: './person-menu.scss',
})
export class PersonMenu {
  readonly compact = input(false);
  readonly wentOn = output();
  readonly keysAsked = output();

  readonly #session = inject(SessionStore);
  readonly #router = inject(Router);
  readonly #appearance = inject(Appearance);

  protected readonly user = this.#session.user;
  protected readonly role = computed(() => roleWords[this.user()?.role ?? 'employee']);
  protected readonly theme = this.#appearance.theme;
  protected readonly themes: readonly { theme: Theme; label: string; icon: string }[] = [
    { theme: 'system', label: 'As the system', icon: 'contrast' },
    { theme: 'light', label: 'Light', icon: 'light_mode' },
    { theme: 'dark', label: 'Dark', icon: 'dark_mode' },
  ];

  protected choose(theme: Theme): Promise<void> {
    return this.#appearance.choose(theme);
  }

  protected async signOut(): Promise<void> {
    await this.#session.signOut();
    await this.#router.navigateByUrl('/sign-in');
  }
}
