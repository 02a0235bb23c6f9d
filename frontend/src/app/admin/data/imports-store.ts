import { Service, computed, linkedSignal, signal } from '@angular/core';
import { ImportJob, ImportJobPage, ListImportsParams } from '../../api/generated/model';
import { listImportsResource } from '../../api/generated/imports/imports.resource';
import { problemOf } from '../../core/http/problem';

const perPage = 20;

/** The imports so far, newest first. */
@Service({ autoProvided: false })
export class ImportsStore {
  readonly #cursors = signal<readonly string[]>([]);
  readonly #params = computed<ListImportsParams>(() => {
    const cursor = this.#cursors().at(-1);
    return { limit: perPage, ...(cursor === undefined ? {} : { cursor }) };
  });
  readonly #answer = listImportsResource(this.#params);
  readonly #shown = linkedSignal<ImportJobPage | null, ImportJobPage | null>({
    source: () => (this.#answer.hasValue() ? this.#answer.value() : null),
    computation: (page, before) => page ?? before?.value ?? null,
  });

  readonly jobs = computed<readonly ImportJob[] | null>(() => this.#shown()?.items ?? null);
  readonly hasNext = computed(() => !this.#answer.isLoading() && (this.#shown()?.nextCursor ?? null) !== null);
  readonly hasPrevious = computed(() => this.#cursors().length > 0);
  readonly range = computed(() => {
    const before = this.#cursors().length * perPage;
    return `${before + 1}–${before + (this.jobs()?.length ?? 0)}`;
  });
  readonly problem = computed(() => {
    const error = this.#answer.error();
    return error === undefined ? null : problemOf(error);
  });

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
}
