import { HttpResponse } from '@angular/common/http';
import { Injectable, Signal, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Ticket } from '../../api/generated/model/ticket';
import { TicketsService } from '../../api/generated/tickets/tickets.service';
import { Problem, problemOf } from '../../core/http/problem';
import { withTag } from '../../core/http/with-tag';
import { FieldValue, ShownTicket, TicketField, bodyOf, sameValue, valueIn, withValue } from './ticket-fields';

/** The ticket with the entity tag under which the server knows this state of it. */
interface Held {
  readonly ticket: Ticket;
  readonly tag: string;
}

/** Two people changed the same field: both values, until the reader has chosen. */
export interface Conflict {
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
}

/** Somebody who saves all the time must not keep us trying for ever. */
const triesAgainstOthers = 4;

/** One ticket and its changes in place: shown at once, sent one after the other, taken back with words when refused. */
@Injectable()
export class TicketStore {
  readonly #api = inject(TicketsService);
  readonly #shown = signal<Signal<number | null> | null>(null);
  readonly number = computed(() => this.#shown()?.() ?? null);

  readonly #held = resource({
    params: () => this.number() ?? undefined,
    loader: async ({ params: number }) => this.#read(number),
  });
  readonly #pending = linkedSignal<number | null, ReadonlyMap<TicketField, FieldValue>>({
    source: this.number,
    computation: () => new Map<TicketField, FieldValue>(),
  });
  readonly #refusals = linkedSignal<number | null, ReadonlyMap<TicketField, string>>({
    source: this.number,
    computation: () => new Map<TicketField, string>(),
  });
  readonly #conflicts = linkedSignal<number | null, readonly Conflict[]>({
    source: this.number,
    computation: () => [],
  });
  readonly #gone = linkedSignal<number | null, boolean>({ source: this.number, computation: () => false });
  #sending: Promise<unknown> = Promise.resolve();

  /** As the reader sees it: with the changes that are still on their way. */
  readonly ticket = computed(() => {
    if (!this.#held.hasValue()) {
      return null;
    }
    return [...this.#pending().values()].reduce<ShownTicket>(withValue, this.#held.value().ticket);
  });
  readonly failed = computed(() => (this.#held.error() === undefined ? null : problemOf(this.#held.error())));
  readonly pending = computed<ReadonlySet<TicketField>>(() => new Set(this.#pending().keys()));
  readonly refusals = this.#refusals.asReadonly();
  readonly conflicts = this.#conflicts.asReadonly();

  /** Deleted, or taken out of the reader's sight, since it was opened. */
  readonly gone = this.#gone.asReadonly();

  show(number: Signal<number | null>): void {
    this.#shown.set(number);
  }

  retry(): void {
    this.#held.reload();
  }

  /**
   * Saves one field that had the value `before` when the reader began to change it. What others changed in other
   * fields is kept; if they changed this one, both values become a conflict and nothing is written over.
   * It goes to the ticket that is shown now, also when another one is shown before its turn comes.
   * @returns whether it is saved. Never rejects: those that wait behind it would wait for ever.
   */
  save(change: FieldValue, before: FieldValue): Promise<boolean> {
    const number = this.number();
    if (number === null) {
      return Promise.resolve(false);
    }
    this.forgetRefusal(change.field);
    this.#conflicts.update((all) => all.filter(({ mine }) => mine.field !== change.field));
    this.#pending.update((all) => new Map(all).set(change.field, change));
    const saved = this.#sending.then(() => this.#save(number, change, before));
    this.#sending = saved;
    return saved;
  }

  /** Ends a conflict. Taking mine saves it over theirs, unless that has changed once more. */
  async settle(conflict: Conflict, choice: 'mine' | 'theirs'): Promise<void> {
    this.#conflicts.update((all) => all.filter((other) => other !== conflict));
    if (choice === 'mine') {
      await this.save(conflict.mine, conflict.theirs);
    }
  }

  /** Rejects when the server refuses. */
  async delete(): Promise<void> {
    const { ticket, tag } = this.#heldNow();
    await firstValueFrom(this.#api.deleteTicket(ticket.id, { headers: { 'If-Match': tag } }));
  }

  /** Rejects when the server refuses. */
  async restore(): Promise<void> {
    const { ticket } = this.#heldNow();
    this.#held.set(heldIn(await firstValueFrom(this.#api.restoreTicket(ticket.id, { observe: 'response' }))));
  }

  /** Whatever a request about a ticket was for: where nothing is found, it is gone. */
  notice(id: number | null, { status }: Problem): void {
    if (status === 404 && this.number() === id) {
      this.#gone.set(true);
    }
  }

  /** The reader has seen why, and changes it once more. */
  forgetRefusal(field: TicketField): void {
    this.#refusals.update((all) => without(all, field));
  }

  /** Looks whether others have changed it; nothing moves while a change is on its way. Rejects when it cannot look. */
  async refresh(): Promise<void> {
    if (!this.#held.hasValue() || this.#pending().size > 0) {
      return;
    }
    const { ticket, tag } = this.#held.value();
    const latest = await this.#readIfOther(ticket.id, tag);
    if (this.number() === ticket.id) {
      this.#gone.set(false);
    }
    if (latest !== null && this.number() === ticket.id && this.#pending().size === 0) {
      this.#held.set(latest);
    }
  }

  async #save(id: number, change: FieldValue, before: FieldValue): Promise<boolean> {
    try {
      let held = this.#heldOf(id) ?? (await this.#read(id));
      for (let attempt = 1; ; attempt++) {
        const theirs = valueIn(held.ticket, change.field);
        if (sameValue(theirs, change)) {
          return true;
        }
        if (!sameValue(theirs, before)) {
          this.#oppose(id, { mine: change, theirs });
          return false;
        }
        const problem = await this.#send(id, change, held.tag);
        if (problem === null) {
          return true;
        }
        if (problem.status !== 412 || attempt === triesAgainstOthers) {
          this.#refuse(id, change.field, problem);
          return false;
        }
        held = await this.#read(id);
        this.#hold(id, held);
      }
    } catch (error) {
      this.#refuse(id, change.field, problemOf(error));
      return false;
    } finally {
      this.#pending.update((all) => (all.get(change.field) === change ? without(all, change.field) : all));
    }
  }

  /** Null when accepted. */
  async #send(id: number, change: FieldValue, tag: string): Promise<Problem | null> {
    try {
      const request = this.#api.updateTicket(id, bodyOf(change), { observe: 'response', headers: { 'If-Match': tag } });
      this.#hold(id, heldIn(await firstValueFrom(request)));
      return null;
    } catch (error) {
      return problemOf(error);
    }
  }

  #hold(id: number, held: Held): void {
    if (this.number() === id) {
      this.#held.set(held);
    }
  }

  #oppose(id: number, conflict: Conflict): void {
    if (this.number() === id) {
      this.#conflicts.update((all) => [...all, conflict]);
    }
  }

  #refuse(id: number, field: TicketField, problem: Problem): void {
    this.notice(id, problem);
    if (this.number() === id) {
      const words = problem.errors[0]?.message ?? problem.detail;
      this.#refusals.update((all) => new Map(all).set(field, words));
    }
  }

  /** Null when another ticket is shown, or none yet. */
  #heldOf(id: number): Held | null {
    const held = this.#held.hasValue() ? this.#held.value() : null;
    return held?.ticket.id === id ? held : null;
  }

  #heldNow(): Held {
    if (!this.#held.hasValue()) {
      throw new Error('There is no ticket on the page.');
    }
    return this.#held.value();
  }

  async #read(number: number): Promise<Held> {
    return heldIn(await firstValueFrom(this.#api.getTicket(number, { observe: 'response' })));
  }

  /** Null when it is still the same. */
  async #readIfOther(number: number, tag: string): Promise<Held | null> {
    const request = this.#api.getTicket(number, { observe: 'response', headers: { 'If-None-Match': tag } });
    try {
      return heldIn(await firstValueFrom(request));
    } catch (error) {
      const problem = problemOf(error);
      this.notice(number, problem);
      if (problem.status === 304) {
        return null;
      }
      throw error;
    }
  }
}

function heldIn(response: HttpResponse<Ticket>): Held {
  const { body: ticket, tag } = withTag(response);
  return { ticket, tag };
}

function without<K, V>(all: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...all].filter(([other]) => other !== key));
}
