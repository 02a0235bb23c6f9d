import { Service, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** "Tickets · Docket" from the route; a page that knows better (a ticket's own title) calls `show`. */
@Service()
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.show(this.buildTitle(state) ?? null);
  }

  show(title: string | null): void {
    this.#title.setTitle(title === null ? 'Docket' : `${title} · Docket`);
  }
}
