import { Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { onReturn } from '../../core/navigation/while-visible';
import { Age } from '../../shared/age';
import { ErrorState } from '../../shared/error-state';
import { FormProblem } from '../../shared/form-problem';
import { useNumbers } from '../../shared/numbers';
import { PageHeader } from '../../shared/page-header';
import { Skeleton } from '../../shared/skeleton';
import { ImportDraft } from '../data/import-draft';
import { ImportsStore } from '../data/imports-store';
import { stateOf } from '../data/job-words';
import { JobState } from '../ui/job-state';
import { Pager } from '../ui/pager';

/** Where a file comes in, and what came in before. */
@Component({
  selector: 'dk-import-page',
  imports: [Age, ErrorState, FormProblem, JobState, MatButton, MatIcon, PageHeader, Pager, RouterLink, Skeleton],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
  providers: [ImportsStore],
  host: { class: 'dk-page' },
})
export class ImportPage {
  readonly #router = inject(Router);
  protected readonly draft = inject(ImportDraft);
  protected readonly imports = inject(ImportsStore).list;
  protected readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');
  protected readonly over = signal(false);
  protected readonly stateOf = stateOf;
  protected readonly write = useNumbers();

  constructor() {
    onReturn(() => this.imports.refresh());
  }

  protected choose(): void {
    this.picker().nativeElement.click();
  }

  protected take(files: FileList | null | undefined): void {
    this.over.set(false);
    const file = files?.[0];
    if (file !== undefined && this.draft.choose(file)) {
      void this.#router.navigate(['/admin/import/new']);
    }
    // The same file can be chosen again after a refusal.
    this.picker().nativeElement.value = '';
  }

  /** Without this the browser would open the file itself. */
  protected hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.take(event.dataTransfer?.files);
  }
}
