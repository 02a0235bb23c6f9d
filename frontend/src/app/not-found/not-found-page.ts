import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../shared/empty-state';
import { PageHeader } from '../shared/page-header';

@Component({
  selector: 'dk-not-found-page',
  imports: [EmptyState, MatButton, PageHeader, RouterLink],
  template: `
    <dk-page-header heading="Not found" />
    <dk-empty-state
      icon="search"
      heading="There is no such page"
      words="The address may be mistyped, or it leads to something you may not see."
    >
      <a matButton="filled" routerLink="/tickets">Go to your tickets</a>
    </dk-empty-state>
  `,
  host: { class: 'dk-page' },
})
export class NotFoundPage {}
