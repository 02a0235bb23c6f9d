import { Component, afterNextRender, inject, input, output, signal, viewChild } from '@angular/core';
import { MatDivider } from '@angular/material/divider';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import contrast from '@material-symbols/svg-400/rounded/contrast.svg';
import darkMode from '@material-symbols/svg-400/rounded/dark_mode.svg';
import keyboard from '@material-symbols/svg-400/rounded/keyboard.svg';
import lightMode from '@material-symbols/svg-400/rounded/light_mode.svg';
import logout from '@material-symbols/svg-400/rounded/logout.svg';
import type { Theme } from '../../api/generated/model';
import { FormProblem } from '../../shared/form-problem';
import { useIcons } from '../../shared/icons';
import { SignOut } from '../auth/sign-out';
import { problemOf } from '../http/problem';
import { Appearance } from '../preferences/appearance';
import { overlaysInDrawer } from './overlays-in-drawer';
import { SignedInPerson } from './signed-in-person';

/** Who is signed in, and what is theirs: profile, appearance, keys, sign out. */
@Component({
  selector: 'dk-person-menu',
  imports: [FormProblem, MatDivider, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, SignedInPerson, RouterLink],
  templateUrl: './person-menu.html',
  styleUrl: './person-button.scss',
  styles: `
    /* Beside the rail, which has no room for words. */
    .beside {
      position: absolute;
      z-index: 10;
      bottom: var(--dk-space-3);
      left: calc(100% + 8px);
      width: max-content;
      max-width: 320px;
    }
  `,
  providers: [overlaysInDrawer],
})
export class PersonMenu {
  readonly compact = input(false);
  /** The press that loaded this menu is the press that wanted it open. */
  readonly openAtOnce = input(false);
  readonly wentOn = output();
  readonly keysAsked = output();

  readonly #signOut = inject(SignOut);
  readonly #appearance = inject(Appearance);

  protected readonly trigger = viewChild.required<MatMenuTrigger>('trigger');
  /** Why the appearance stays as it was; until the menu is opened again. */
  protected readonly refusal = signal<string | null>(null);
  protected readonly theme = this.#appearance.theme;
  protected readonly themes: readonly { theme: Theme; label: string; icon: string }[] = [
    { theme: 'system', label: 'System', icon: 'contrast' },
    { theme: 'light', label: 'Light', icon: 'light_mode' },
    { theme: 'dark', label: 'Dark', icon: 'dark_mode' },
  ];

  constructor() {
    useIcons({ contrast, dark_mode: darkMode, keyboard, light_mode: lightMode, logout });
    afterNextRender(() => {
      if (this.openAtOnce()) {
        this.trigger().focus();
        this.trigger().openMenu();
      }
    });
  }

  protected async choose(theme: Theme): Promise<void> {
    try {
      await this.#appearance.choose(theme);
    } catch (error) {
      this.refusal.set(`The appearance was not saved. ${problemOf(error).detail}`);
    }
  }

  /** What there is to say about it stands beside the drawer, not in it. */
  protected signOut(): void {
    this.wentOn.emit();
    void this.#signOut.run();
  }
}
