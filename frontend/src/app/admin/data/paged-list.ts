import { HttpResourceRef } from '@angular/common/http';
import { Signal, WritableSignal, computed, linkedSignal } from '@angular/core';
import { Observable, firstValueFrom } from 'rxjs';
import { Problem, problemOf } from '../../core/http/problem';

interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

/** Where the pages come from. */
interface PageSource<Q, P> {
  readonly perPage: number;
  /** Reads signals: when they change, the list begins anew. @param cursor null for the first page. */
  readonly paramsAt: (cursor: string | null) => Q;
  readonly resource: (params: Signal<Q>) => HttpResourceRef<P | undefined>;
  readonly fetch: (params: Q) => Observable<P>;
}

/** A list page by page, from cursor to cursor. While another page loads, the last one stays. Made in an injection context. */
export class PagedList<Q, P extends Page> {
  readonly #source: PageSource<Q, P>;
  /** The cursors that led here, the last one being that of this page. */
  readonly #cursors: WritableSignal<readonly string[]>;
  readonly #params: Signal<Q>;
  readonly #answer: HttpResourceRef<P | undefined>;
  readonly #shown: WritableSignal<P | null>;

  readonly items: Signal<P['items'] | null> = computed(() => this.#shown()?.items ?? null);
  readonly stale = computed(() => this.#shown() !== null && this.#answer.status() === 'loading');
  readonly problem = computed<Problem | null>(() => {
    const error = this.#answer.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly hasNext = computed(() => !this.stale() && (this.#shown()?.nextCursor ?? null) !== null);
  readonly hasPrevious = computed(() => this.#cursors().length > 0);
  readonly range = computed(() => {
    const before = this.#cursors().length * this.#source.perPage;
    const count = this.items()?.length ?? 0;
    return count === 0 ? '' : `${before + 1}–${before + count}`;
  });

  constructor(source: PageSource<Q, P>) {
    this.#source = source;
    this.#cursors = linkedSignal<Q, readonly string[]>({
      source: () => source.paramsAt(null),
      computation: () => [],
    });
    this.#params = computed(() => source.paramsAt(this.#cursors().at(-1) ?? null));
    this.#answer = source.resource(this.#params);
    this.#shown = linkedSignal<P | null, P | null>({
      source: () => (this.#answer.hasValue() ? this.#answer.value() : null),
      computation: (page, before) => page ?? before?.value ?? null,
    });
  }

  next(): void {
    const cursor = this.#shown()?.nextCursor ?? null;
    if (cursor !== null) {
      this.#cursors.update((cursors) => [...cursors, cursor]);
    }
  }

  previous(): void {
    this.#cursors.update((cursors) => cursors.slice(0, -1));
  }

  reload(): void {
    this.#answer.reload();
  }

  /**
   * Looks for news of what is shown, which stays when there is no answer; what has changed here meanwhile is newer.
   * Where there was an error, it tries again.
   * @throws what went wrong.
   */
  async refresh(): Promise<void> {
    if (this.problem() !== null) {
      this.reload();
      return;
    }
    const [params, before] = [this.#params(), this.#shown()];
    const page = await firstValueFrom(this.#source.fetch(params));
    if (this.#params() === params && this.#shown() === before) {
      this.#shown.set(page);
    }
  }

  /** Shows the same page as it is known to be by now. */
  update(change: (page: P) => P): void {
    this.#shown.update((page) => page && change(page));
  }
}
