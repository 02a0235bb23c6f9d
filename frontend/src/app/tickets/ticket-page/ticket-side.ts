import { Component, afterRenderEffect, computed, inject, output, signal, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { SessionStore } from '../../core/auth/session-store';
import { PeopleSearch, assignableRoles } from '../../core/people/people-search';
import { Age } from '../../shared/age';
import { Person } from '../../shared/ticket-parts/person';
import { PersonPicker } from '../../shared/ticket-parts/person-picker';
import type { FixedChoice } from '../../shared/ticket-parts/person-picker';
import { PriorityMark } from '../../shared/ticket-parts/priority-mark';
import { StatusChip } from '../../shared/ticket-parts/status-chip';
import { Audience, PersonRef, ticketPriorities, ticketStatuses } from '../../shared/ticket-parts/ticket-model';
import { nobodyWord, priorityIcon, priorityWord, statusIcon, statusWord } from '../../shared/ticket-parts/ticket-words';
import { ConversationStore } from '../data/conversation-store';
import { FieldValue, ShownTicket, TicketField, fieldWords, valueIn, wordsOf } from '../data/ticket-fields';
import { Conflict, TicketStore } from '../data/ticket-store';
import { Choice, ChoiceMenu } from '../ui/choice-menu';
import { ConflictChoice } from '../ui/conflict-choice';
import { PartMissing } from '../../shared/part-missing';
import { Property } from '../ui/property';

/** The ticket's properties; what the server allows is changed in place and saved at once. */
@Component({
  selector: 'dk-ticket-side',
  imports: [
    Age,
    ChoiceMenu,
    ConflictChoice,
    MatIcon,
    PartMissing,
    Person,
    PersonPicker,
    PriorityMark,
    Property,
    StatusChip,
  ],
  templateUrl: './ticket-side.html',
  styleUrl: './ticket-side.scss',
})
export class TicketSide {
  /** Something was saved: the history has grown. */
  readonly saved = output();

  readonly #session = inject(SessionStore);
  readonly #conversation = inject(ConversationStore);
  protected readonly store = inject(TicketStore);
  protected readonly audience = computed<Audience>(() => (this.#session.isStaff() ? 'staff' : 'requester'));
  protected readonly forStaff = this.#session.isStaff;
  protected readonly people = new PeopleSearch(assignableRoles);
  protected readonly picking = signal(false);
  protected readonly picker = viewChild<PersonPicker>('picker');
  protected readonly statusMenu = viewChild<ChoiceMenu>('statusMenu');
  protected readonly priorityMenu = viewChild<ChoiceMenu>('priorityMenu');
  protected readonly nobody = computed(() => nobodyWord(this.audience()));

  protected readonly statuses = computed<readonly Choice[]>(() => {
    const allowed = this.store.ticket()?.allowed.statuses ?? [];
    return ticketStatuses
      .filter((status) => allowed.includes(status))
      .map((value) => ({ value, label: statusWord(value, this.audience()), icon: statusIcon(value) }));
  });
  protected readonly priorities = ticketPriorities.map((value) => ({
    value,
    label: priorityWord(value),
    icon: priorityIcon(value),
  }));
  protected readonly assignees = computed<readonly FixedChoice[]>(() => {
    const me = this.#session.user();
    return [...(me === null ? [] : [{ label: 'Assign to me', person: me }]), { label: 'Nobody', person: null }];
  });
  /** Of the fields that are shown here: texts show theirs in their editors. */
  protected readonly conflicts = computed(() =>
    this.store.conflicts().filter(({ mine: { field } }) => field !== 'title' && field !== 'description'),
  );
  protected readonly updatedAt = computed(() => {
    const changed = this.store.ticket()?.updatedAt ?? '';
    const replied = this.#conversation.lastReplyAt() ?? '';
    return changed > replied ? changed : replied;
  });

  constructor() {
    afterRenderEffect(() => this.picker()?.focus());
  }

  /** Opens the choice of a field, where this person may change it. */
  open(field: 'status' | 'priority' | 'assignee'): void {
    const ticket = this.store.ticket();
    if (field === 'status') {
      this.statusMenu()?.open();
    } else if (field === 'priority') {
      this.priorityMenu()?.open();
    } else if (ticket !== null && this.mayChange(ticket, 'assign')) {
      this.pick();
    }
  }

  protected mayChange(ticket: ShownTicket, action: 'edit' | 'assign'): boolean {
    return ticket.allowed.actions.includes(action);
  }

  protected setStatus(chosen: string): void {
    const value = ticketStatuses.find((status) => status === chosen);
    if (value !== undefined) {
      void this.#save({ field: 'status', value });
    }
  }

  protected setPriority(chosen: string): void {
    const value = ticketPriorities.find((priority) => priority === chosen);
    if (value !== undefined) {
      void this.#save({ field: 'priority', value });
    }
  }

  protected pick(): void {
    this.store.forgetRefusal('assignee');
    this.picking.set(true);
  }

  protected setAssignee(person: PersonRef | null): void {
    this.picking.set(false);
    void this.#save({ field: 'assignee', value: person });
  }

  protected refusal(field: TicketField): string | null {
    return this.store.refusals().get(field) ?? null;
  }

  protected fieldOf(conflict: Conflict): string {
    return fieldWords[conflict.mine.field].toLowerCase();
  }

  protected who({ mine: { field } }: Conflict): string | null {
    return this.#conversation.lastChangeBy(field === 'assignee' ? 'assigneeId' : field);
  }

  protected words(value: FieldValue): string {
    return wordsOf(value, this.audience());
  }

  protected async settle(conflict: Conflict, choice: 'mine' | 'theirs'): Promise<void> {
    await this.store.settle(conflict, choice);
    this.saved.emit();
  }

  async #save(change: FieldValue): Promise<void> {
    const ticket = this.store.ticket();
    if (ticket === null) {
      return;
    }
    await this.store.save(change, valueIn(ticket, change.field));
    this.saved.emit();
  }
}
