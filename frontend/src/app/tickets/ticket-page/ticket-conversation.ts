import { Component, afterRenderEffect, computed, inject, output, signal, viewChild, viewChildren } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { SessionStore } from '../../core/auth/session-store';
import { ErrorState } from '../../shared/error-state';
import { fewAtFirst } from '../../shared/few-at-first';
import { useNumbers } from '../../shared/numbers';
import { TicketStatus } from '../../shared/ticket-parts/ticket-model';
import { ConversationStore } from '../data/conversation-store';
import { TicketStore } from '../data/ticket-store';
import { HistoryLines } from '../ui/history-lines';
import { PartMissing } from '../../shared/part-missing';
import { DescriptionEntry } from './description-entry';
import { MessageEntry } from './message-entry';
import { TicketComposer } from './ticket-composer';

/** With so many messages the latest is far from where one begins to read. */
const manyMessages = 6;

/** What was written and what happened, oldest first, and below it the place to write. */
@Component({
  selector: 'dk-ticket-conversation',
  imports: [DescriptionEntry, ErrorState, HistoryLines, MatButton, MatIcon, MessageEntry, PartMissing, TicketComposer],
  templateUrl: './ticket-conversation.html',
  styleUrls: ['./ticket-conversation.scss', './banner.scss'],
})
export class TicketConversation {
  /** A reply or a note was sent; the conversation has grown. */
  readonly written = output();
  readonly moreAsked = output();
  readonly statusChosen = output<TicketStatus>();

  protected readonly store = inject(TicketStore);
  protected readonly conversation = inject(ConversationStore);
  protected readonly forStaff = inject(SessionStore).isStaff;
  protected readonly composer = viewChild<TicketComposer>('composer');
  /** The description first: to read it is why most open a ticket. */
  protected readonly drawn = fewAtFirst(this.conversation.timeline, 0);
  protected readonly messages = viewChildren(MessageEntry);
  protected readonly write = useNumbers();
  protected readonly isLong = computed(() => (this.store.ticket()?.commentCount ?? 0) >= manyMessages);
  readonly #latestAsked = signal(false);
  /** Nothing more will be drawn in between. */
  readonly complete = computed(() => !this.drawn.growing());
  protected readonly closing = computed(() => this.store.pending().has('status'));

  constructor() {
    afterRenderEffect(() => {
      if (this.#latestAsked() && this.complete()) {
        this.#latestAsked.set(false);
        this.messages().at(-1)?.focus();
      }
    });
  }

  /** Of those that have been read; as soon as it stands at its place. */
  showLatest(): void {
    this.#latestAsked.set(true);
  }

  focusComposer(): void {
    this.composer()?.focus();
  }

  protected setStatus(status: TicketStatus): void {
    if (!this.closing()) {
      this.statusChosen.emit(status);
    }
  }
}
