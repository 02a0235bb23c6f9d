import { Location } from '@angular/common';
import { Component, ElementRef, computed, effect, inject, input, linkedSignal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import arrowDownward from '@material-symbols/svg-400/rounded/arrow_downward.svg';
import edit from '@material-symbols/svg-400/rounded/edit.svg';
import history from '@material-symbols/svg-400/rounded/history.svg';
import lock from '@material-symbols/svg-400/rounded/lock.svg';
import reply from '@material-symbols/svg-400/rounded/reply.svg';
import { SessionStore } from '../../core/auth/session-store';
import { Problem, problemOf } from '../../core/http/problem';
import { Shortcut, useShortcuts } from '../../core/keys/shortcuts';
import { goingOn } from '../../core/navigation/going-on';
import { PageTitle } from '../../core/navigation/page-title';
import { whileVisible } from '../../core/navigation/while-visible';
import { Age } from '../../shared/age';
import { Confirm } from '../../shared/confirm';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { useIcons } from '../../shared/icons';
import { markdownRenderer } from '../../shared/markdown/markdown-renderer';
import { Skeleton } from '../../shared/skeleton';
import { TicketStatus } from '../../shared/ticket-parts/ticket-model';
import { ComposerStore } from '../data/composer-store';
import { ConversationStore } from '../data/conversation-store';
import { ticketNumberIn } from '../data/ticket-number';
import { valueIn } from '../data/ticket-fields';
import { TicketStore } from '../data/ticket-store';
import { TicketConversation } from './ticket-conversation';
import { TicketSide } from './ticket-side';
import { TicketTitle } from './ticket-title';

/** Milliseconds between two looks for what others have written or changed. */
const lookEvery = 30_000;

/** `/tickets/:id`: the conversation with its history, the properties, and the place to write. */
@Component({
  selector: 'dk-ticket-page',
  imports: [
    Age,
    Confirm,
    EmptyState,
    ErrorState,
    MatButton,
    MatIcon,
    RouterLink,
    Skeleton,
    TicketConversation,
    TicketSide,
    TicketTitle,
  ],
  templateUrl: './ticket-page.html',
  styleUrls: ['./ticket-page.scss', './banner.scss'],
  providers: [TicketStore, ConversationStore, ComposerStore],
  host: { class: 'dk-page' },
})
export class TicketPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #router = inject(Router);
  readonly #location = inject(Location);
  readonly #session = inject(SessionStore);
  readonly #goOn = goingOn();
  readonly #comesFromForm = this.#router.currentNavigation()?.extras.state?.['filed'] === true;
  readonly #pageTitle = inject(PageTitle);
  protected readonly store = inject(TicketStore);
  protected readonly conversation = inject(ConversationStore);
  protected readonly shown = viewChild(TicketConversation);
  protected readonly side = viewChild(TicketSide);
  protected readonly restoring = viewChild<string, ElementRef<HTMLElement>>('restoring', { read: ElementRef });

  protected readonly number = computed(() => ticketNumberIn(this.id()));
  /** The list one came from, as it was left; null when one came from elsewhere. */
  readonly #left = computed(() => {
    const from = this.#router.lastSuccessfulNavigation()?.previousNavigation?.finalUrl?.toString() ?? '';
    return /^\/(?:tickets|admin\/tickets)(?:\?|$)/.test(from) ? from : null;
  });
  protected readonly list = computed(() => {
    const address = this.#left() ?? '/tickets';
    return { address, name: address.startsWith('/admin') ? 'All tickets' : 'Tickets' };
  });
  protected readonly forStaff = this.#session.isStaff;
  protected readonly absent = computed(
    () => this.number() === null || [400, 404].includes(this.store.failed()?.status ?? 0),
  );
  readonly #texts = computed(() => [this.store.ticket()?.description ?? '', ...this.conversation.texts()]);
  /** Not before all is known: what comes piece by piece pushes away what is being read or pressed. */
  protected readonly told = linkedSignal({
    source: () => ({
      number: this.number(),
      now:
        (this.conversation.ready() || this.conversation.failed() !== null) && markdownRenderer.isSettled(this.#texts()),
    }),
    // What is told stays when it goes on.
    computation: ({ number, now }, before?: { source: { number: number | null }; value: boolean }): boolean =>
      now || (before?.source.number === number && before.value),
  });
  /** Only the first ticket of this page can be the one that was just filed. */
  protected readonly filed = linkedSignal<number | null, boolean>({
    source: this.number,
    computation: (_, before) => before === undefined && this.#comesFromForm,
  });
  protected readonly refusal = linkedSignal<number | null, string | null>({
    source: this.number,
    computation: () => null,
  });

  constructor() {
    effect(() => markdownRenderer.loadFor(this.#texts()));
    useIcons({ arrow_downward: arrowDownward, edit, history, lock, reply });
    const composer = inject(ComposerStore);
    for (const store of [this.store, this.conversation, composer]) {
      store.show(this.number);
    }
    whileVisible(lookEvery, () => this.look());
    useShortcuts('Ticket', [
      { keys: 'r', does: 'Write a reply', run: () => this.shown()?.focusComposer() },
      { keys: 'l', does: 'Go to the latest message', run: () => this.shown()?.showLatest() },
      ...(this.forStaff() ? this.#keysOfProperties() : []),
    ]);
    effect(() => {
      const ticket = this.store.ticket();
      this.#pageTitle.show(ticket === null ? `#${this.number() ?? '?'}` : `#${ticket.id} ${ticket.title}`);
    });
  }

  /** What is new is added at its place; nothing that is being read moves. */
  protected async look(): Promise<void> {
    await Promise.all([this.store.refresh(), this.conversation.refresh()]);
  }

  /** Back to the list as it was left, where one came from it. Not a router link: that would go forward as well. */
  protected goBack(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    if (this.#left() === null) {
      void this.#router.navigateByUrl(this.list().address);
    } else {
      this.#location.back();
    }
  }

  protected async setStatus(value: TicketStatus): Promise<void> {
    const ticket = this.store.ticket();
    if (ticket !== null) {
      await this.store.save({ field: 'status', value }, valueIn(ticket, 'status'));
      await this.look();
    }
  }

  protected async loadMore(): Promise<void> {
    await this.#orSay(() => this.conversation.loadMore());
  }

  protected async delete(): Promise<void> {
    const number = this.number();
    await this.#orSay(async () => {
      await this.store.delete();
      if (this.#session.isAdmin()) {
        await this.look();
        setTimeout(() => this.restoring()?.nativeElement.focus());
      } else if (this.number() === number) {
        await this.#goOn(['/tickets']);
      }
    });
  }

  protected async restore(): Promise<void> {
    await this.#orSay(async () => {
      await this.store.restore();
      await this.conversation.refresh();
    });
  }

  /** The same keys as in the table of all tickets. */
  #keysOfProperties(): Shortcut[] {
    return [
      { keys: 's', does: 'Status', run: () => this.side()?.open('status') },
      { keys: 'p', does: 'Priority', run: () => this.side()?.open('priority') },
      { keys: 'a', does: 'Assignee', run: () => this.side()?.open('assignee') },
    ];
  }

  async #orSay(verb: () => Promise<void>): Promise<void> {
    const number = this.number();
    this.refusal.set(null);
    try {
      await verb();
    } catch (error) {
      await this.#say(number, problemOf(error));
    }
  }

  async #say(number: number | null, problem: Problem): Promise<void> {
    const changed = problem.status === 412;
    this.store.notice(number, problem);
    if (this.number() === number && !this.store.gone()) {
      this.refusal.set(changed ? 'This ticket was changed just now. Have a look, then try again.' : problem.detail);
    }
    if (changed) {
      await this.look();
    }
  }
}
