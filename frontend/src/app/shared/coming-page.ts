import { Component, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { EmptyState } from './empty-state';
import { PageHeader } from './page-header';

/** Stands where a page is still being built. */
@Component({
  selector: 'dk-coming-page',
  imports: [EmptyState, PageHeader],
  template: `
    <dk-page-header [heading]="heading" />
    <dk-empty-state heading="Not built yet" words="This page is still being made. The rest of Docket works." />
  `,
  host: { class: 'dk-page' },
})
export class ComingPage {
  protected readonly heading = inject(Title).getTitle().replace(' · Docket', '');
}
