import { Component, inject } from '@angular/core';
import { SessionStore } from '../core/auth/session-store';
import { PageHeader } from '../shared/page-header';
import { AppearanceSection } from './appearance-section';
import { DetailsForm } from './details-form';
import { PasswordForm } from './password-form';
import { SessionsSection } from './sessions-section';

/** What belongs to the person: their details, how Docket looks and acts for them, password, sessions. */
@Component({
  selector: 'dk-profile-page',
  imports: [AppearanceSection, DetailsForm, PageHeader, PasswordForm, SessionsSection],
  template: `
    <dk-page-header heading="Profile" [lead]="user()?.email ?? null" />
    <dk-details-form />
    <dk-appearance-section />
    <dk-password-form />
    <dk-sessions-section />
  `,
  styleUrl: './profile-page.scss',
  host: { class: 'dk-page' },
})
export class ProfilePage {
  protected readonly user = inject(SessionStore).user;
}
