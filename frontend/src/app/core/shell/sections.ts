import { Service, computed, inject } from '@angular/core';
import { SessionStore } from '../auth/session-store';

export interface Section {
  readonly label: string;
  readonly icon: string;
  readonly path: string;
  readonly seenBy: 'everyone' | 'staff' | 'admins';
}

export const newTicketPath = '/tickets/new';

const sections: readonly Section[] = [
  { label: 'Tickets', icon: 'inbox', path: '/tickets', seenBy: 'everyone' },
  { label: 'All tickets', icon: 'table_rows', path: '/admin/tickets', seenBy: 'staff' },
  { label: 'People', icon: 'group', path: '/admin/people', seenBy: 'admins' },
  { label: 'Import', icon: 'upload_file', path: '/admin/import', seenBy: 'admins' },
];

/** The parts of the portal this person may go to, in the order of the sidebar. */
@Service()
export class Sections {
  readonly #session = inject(SessionStore);

  readonly all = computed(() =>
    sections.filter(
      ({ seenBy }) => seenBy === 'everyone' || (seenBy === 'staff' ? this.#session.isStaff() : this.#session.isAdmin()),
    ),
  );
}
