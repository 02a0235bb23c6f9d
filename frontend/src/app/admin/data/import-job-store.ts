import { DestroyRef, Service, Signal, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { ImportJob } from '../../api/generated/model';
import { ImportsService } from '../../api/generated/imports/imports.service';
import { problemOf } from '../../core/http/problem';

/** Milliseconds between two looks at a running import. */
const pace = 1000;

interface Look {
  readonly id: string | undefined;
  readonly seen: ImportJob | null;
}

/** One import: followed while it runs, wherever it was started. */
@Service({ autoProvided: false })
export class ImportJobStore {
  readonly #api = inject(ImportsService);
  readonly #id = signal<Signal<string> | null>(null);
  readonly #answer = rxResource({
    params: () => this.#id()?.(),
    stream: ({ params: id }) => this.#api.getImport(id),
  });
  /** What was seen last: a look that fails must not make the page forget it. */
  readonly job = linkedSignal<Look, ImportJob | null>({
    source: () => ({ id: this.#id()?.(), seen: this.#answer.hasValue() ? this.#answer.value() : null }),
    computation: ({ id, seen }, before) =>
      seen ?? (before !== undefined && before.source.id === id ? before.value : null),
  });
  readonly running = computed(() => this.job()?.state === 'queued' || this.job()?.state === 'running');
  readonly problem = computed(() => {
    const error = this.#answer.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly stopping = signal(false);
  readonly refusal = linkedSignal<string | undefined, string | null>({
    source: () => this.#id()?.(),
    computation: () => null,
  });

  constructor() {
    const look = setInterval(() => {
      if (this.running() && !this.#answer.isLoading()) {
        this.#answer.reload();
      }
    }, pace);
    inject(DestroyRef).onDestroy(() => clearInterval(look));
  }

  follow(id: Signal<string>): void {
    this.#id.set(id);
  }

  reload(): void {
    this.#answer.reload();
  }

  async cancel(): Promise<void> {
    const job = this.job();
    if (job === null) {
      return;
    }
    this.stopping.set(true);
    this.refusal.set(null);
    try {
      const stopped = await firstValueFrom(this.#api.cancelImport(job.id));
      if (this.#shows(job)) {
        this.#answer.set(stopped);
      }
    } catch (error) {
      const problem = problemOf(error);
      if (this.#shows(job)) {
        this.refusal.set(problem.code === 'import_finished' ? 'It had just finished.' : problem.detail);
        this.#answer.reload();
      }
    } finally {
      this.stopping.set(false);
    }
  }

  /** The address may name another import by now. */
  #shows({ id }: ImportJob): boolean {
    return this.job()?.id === id;
  }
}
