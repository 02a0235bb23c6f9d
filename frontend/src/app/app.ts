import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { SessionWatch } from './core/auth/session-watch';
import { PageFocus } from './core/navigation/page-focus';
import { Appearance } from './core/preferences/appearance';

@Component({
  selector: 'dk-root',
  imports: [RouterOutlet],
  template: `<router-outlet />`,
})
export class App {
  constructor() {
    inject(Appearance);
    inject(PageFocus).watch();
    inject(SessionWatch).watch();
  }
}
