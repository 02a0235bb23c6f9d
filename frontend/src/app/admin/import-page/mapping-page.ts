import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import error from '@material-symbols/svg-400/rounded/error.svg';
import { goingOn } from '../../core/navigation/going-on';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { useIcons } from '../../shared/icons';
import { PageHeader } from '../../shared/page-header';
import { Skeleton } from '../../shared/skeleton';
import { ImportDraft } from '../data/import-draft';
import { MappingColumns } from './mapping-columns';
import { MappingOptions } from './mapping-options';
import { MappingReading } from './mapping-reading';
import { MappingValues } from './mapping-values';
import { SampleRows } from '../ui/sample-rows';

/** What the columns of a file mean: guessed, to be corrected, checked, and then imported. */
@Component({
  selector: 'dk-mapping-page',
  imports: [
    EmptyState,
    ErrorState,
    MappingColumns,
    MappingOptions,
    MappingReading,
    MappingValues,
    MatButton,
    MatIcon,
    MatProgressBar,
    PageHeader,
    RouterLink,
    SampleRows,
    Skeleton,
  ],
  templateUrl: './mapping-page.html',
  styleUrl: './mapping-page.scss',
  host: { class: 'dk-page' },
})
export class MappingPage {
  readonly #goOn = goingOn();
  protected readonly draft = inject(ImportDraft);
  protected readonly lead = computed(() => {
    const preview = this.draft.preview();
    if (preview === null) {
      return null;
    }
    const count = preview.columns.length;
    return this.draft.resumed()
      ? `${count} columns, the same as in a file before. What you chose then is set below.`
      : `${count} columns found. Check the guesses below.`;
  });

  constructor() {
    useIcons({ error });
  }

  protected async send(dryRun: boolean): Promise<void> {
    const job = await this.draft.send({ dryRun });
    if (job !== null) {
      await this.#goOn(['/admin/import', job.id]);
    }
  }
}
