import { Service, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ImportDelimiter, ImportEncoding, ImportJob, ImportMapping } from '../../api/generated/model';
import { ImportsService } from '../../api/generated/imports/imports.service';
import { Drafts } from '../../core/drafts/drafts';
import { CreateAttempt } from '../../core/http/create-attempt';
import { Problem, problemOf } from '../../core/http/problem';
import { isRecord } from '../../shared/is-record';
import { gapsIn } from './mapping-edit';

/** Bytes. The server looks at no more to guess. */
const previewed = 256 * 1024;
/** Bytes. The server's limit. */
const largest = 1024 ** 3;

interface Reading {
  readonly file: File;
  readonly delimiter: ImportDelimiter;
  readonly encoding: ImportEncoding;
}

/** What was made of the guess, for the next file with the same columns: the same one mended, or that of next month. */
interface KeptMapping {
  readonly names: readonly unknown[];
  readonly mapping: ImportMapping;
}

const keptPlace = 'import-mapping';

const isKeptMapping = (value: unknown): value is KeptMapping =>
  isRecord(value) &&
  Array.isArray(value['names']) &&
  isRecord(value['mapping']) &&
  isRecord(value['mapping']['columns']);

/** A file on its way in: chosen, looked at, mapped, checked, imported. It lives until the import pages are left. */
@Service({ autoProvided: false })
export class ImportDraft {
  readonly #api = inject(ImportsService);
  readonly #reading = signal<Reading | undefined>(undefined);
  readonly #preview = rxResource({
    params: () => this.#reading(),
    stream: ({ params: { file, delimiter, encoding } }) =>
      this.#api.previewImport({ file: beginningOf(file) }, { delimiter, encoding }),
  });
  readonly #attempt = new CreateAttempt();
  readonly #drafts = inject(Drafts);

  readonly file = computed(() => this.#reading()?.file ?? null);
  readonly delimiter = computed(() => this.#reading()?.delimiter ?? 'auto');
  readonly encoding = computed(() => this.#reading()?.encoding ?? 'auto');
  /** Why the file was not even sent. */
  readonly refusedFile = signal<string | null>(null);
  readonly preview = computed(() => (this.#preview.hasValue() ? this.#preview.value() : null));
  readonly previewProblem = computed<Problem | null>(() => {
    const error = this.#preview.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly #names = computed(() => this.preview()?.columns.map(({ name }) => name) ?? []);
  readonly #kept = linkedSignal(() => {
    const names = this.#names();
    const kept = untracked(() => this.#drafts.read(keptPlace, isKeptMapping));
    return kept !== null && names.length > 0 && isSame(names, kept.names) ? kept.mapping : null;
  });
  /** The guess, as corrected, also in an earlier file. Files with other columns are guessed anew. */
  readonly mapping = linkedSignal<ImportMapping | null>(() => this.#kept() ?? this.preview()?.mapping ?? null);
  /** The mapping is not the guess, but goes on from an earlier file. */
  readonly resumed = computed(() => this.#kept() !== null);
  readonly gaps = computed(() => {
    const [mapping, preview] = [this.mapping(), this.preview()];
    return mapping === null || preview === null ? [] : gapsIn(mapping, preview);
  });
  readonly sending = signal(false);
  readonly problem = signal<Problem | null>(null);
  /** The dry run of exactly this file and mapping. */
  readonly checked = linkedSignal<ImportMapping | null, string | null>({
    source: this.mapping,
    computation: () => null,
  });

  constructor() {
    effect(() => {
      const mapping = this.mapping();
      if (mapping !== null && mapping !== this.preview()?.mapping) {
        this.#drafts.write(keptPlace, { names: this.#names(), mapping } satisfies KeptMapping);
      }
    });
  }

  choose(file: File): boolean {
    this.refusedFile.set(refusalOf(file));
    if (this.refusedFile() !== null) {
      return false;
    }
    this.problem.set(null);
    this.#reading.set({ file, delimiter: 'auto', encoding: 'auto' });
    return true;
  }

  readAs(changes: Partial<Pick<Reading, 'delimiter' | 'encoding'>>): void {
    this.#reading.update((reading) => reading && { ...reading, ...changes });
  }

  retryPreview(): void {
    this.#preview.reload();
  }

  /** Gives up what was chosen for an earlier file. */
  guessAnew(): void {
    this.#drafts.clear(keptPlace);
    this.#kept.set(null);
  }

  change(changes: Partial<ImportMapping>): void {
    this.mapping.update((mapping) => mapping && { ...mapping, ...changes });
  }

  /** @returns the job; null when the server refused, with words in `problem`. */
  async send({ dryRun }: { dryRun: boolean }): Promise<ImportJob | null> {
    const [file, mapping] = [this.file(), this.mapping()];
    if (file === null || mapping === null || this.sending()) {
      return null;
    }
    this.sending.set(true);
    this.problem.set(null);
    try {
      const named = { ...mapping, delimiter: this.delimiter(), encoding: this.encoding() };
      const job = await this.#attempt.send((key) =>
        this.#api.createImport({ file, mapping: named }, { dryRun }, { headers: { 'Idempotency-Key': key } }),
      );
      // Whoever goes on editing while a large file is sent has another mapping now.
      if (dryRun && this.mapping() === mapping) {
        this.checked.set(job.id);
      }
      return job;
    } catch (error) {
      this.problem.set(problemOf(error));
      return null;
    } finally {
      this.sending.set(false);
    }
  }
}

/** Under its own name, from which the source is guessed. */
const beginningOf = (file: File): File => new File([file.slice(0, previewed)], file.name);

const isSame = (names: readonly string[], others: readonly unknown[]): boolean =>
  names.length === others.length && names.every((name, place) => name === others[place]);

function refusalOf(file: File): string | null {
  if (file.size === 0) {
    return `“${file.name}” is empty. Choose a CSV file with a header row and at least one row below it.`;
  }
  if (file.size > largest) {
    return `“${file.name}” is larger than 1 GiB. Split it and import the parts one after the other.`;
  }
  return null;
}
