import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { goingOn } from '../../core/navigation/going-on';
import { Age } from '../../shared/age';
import { Confirm } from '../../shared/confirm';
import { ErrorState } from '../../shared/error-state';
import { FormProblem } from '../../shared/form-problem';
import { useNumbers } from '../../shared/numbers';
import { PageHeader } from '../../shared/page-header';
import { Skeleton } from '../../shared/skeleton';
import { ImportDraft } from '../data/import-draft';
import { ImportJobStore } from '../data/import-job-store';
import { figuresOf, stateOf } from '../data/job-words';
import { JobState } from '../ui/job-state';

/** One import: its progress while it runs, its report when it is done. It can be left and come back to. */
@Component({
  selector: 'dk-job-page',
  imports: [
    Age,
    Confirm,
    ErrorState,
    FormProblem,
    JobState,
    MatButton,
    MatIcon,
    MatProgressBar,
    PageHeader,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './job-page.html',
  styleUrl: './job-page.scss',
  providers: [ImportJobStore],
  host: { class: 'dk-page' },
})
export class JobPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #goOn = goingOn();
  protected readonly draft = inject(ImportDraft);
  protected readonly store = inject(ImportJobStore);
  protected readonly stateOf = stateOf;
  protected readonly write = useNumbers();
  protected readonly figures = computed(() => {
    const job = this.store.job();
    return job === null ? [] : figuresOf(job, this.write);
  });
  /** What ended the import as a whole, before any row was taken. */
  protected readonly fileFault = computed(() => this.store.job()?.errors.find(({ row }) => row === 0) ?? null);
  /** 0 to 100; null while the rows are being counted. */
  protected readonly percent = computed(() => {
    const job = this.store.job();
    return job === null || job.total === 0 ? null : Math.min(100, (100 * job.done) / job.total);
  });
  /** The file and mapping that were checked are still at hand. */
  protected readonly canImport = computed(() => this.draft.checked() === this.id() && this.draft.file() !== null);

  constructor() {
    this.store.follow(this.id);
  }

  protected async importNow(): Promise<void> {
    const job = await this.draft.send({ dryRun: false });
    if (job !== null) {
      await this.#goOn(['/admin/import', job.id]);
    }
  }
}
