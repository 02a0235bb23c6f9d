import { Location } from '@angular/common';
import { Service, Signal, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { afterPaint } from '../../core/navigation/after-paint';
import { TriageFilter, TriageQuery, addressOf, everything, queryFromAddress } from '../data/triage-query';

/** Rows before this page, and the cursors that lead back; kept with the entry in the browser's history. */
interface Trail {
  readonly cursors: readonly (string | null)[];
  readonly rowsBefore: number;
}

const start: Trail = { cursors: [], rowsBefore: 0 };

/** The address bar as the one place that says what the table shows. */
@Service({ autoProvided: false })
export class TriageAddress {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #location = inject(Location);
  readonly #params = toSignal(this.#route.queryParamMap, { initialValue: this.#route.snapshot.queryParamMap });

  readonly query: Signal<TriageQuery> = computed(() => {
    const params = this.#params();
    return queryFromAddress((name) => params.get(name));
  });
  /** Written anew for each address: Back finds the trail of its own entry. */
  readonly trail = computed<Trail>(() => {
    this.query();
    return trailIn(this.#location.getState());
  });
  readonly hasPrevious = computed(() => this.query().cursor !== null);

  /** Another filter begins at its first page. Typing in the search makes no entries to go back through. */
  filter(changes: Partial<TriageFilter>): void {
    const typing = 'q' in changes && this.query().q !== '' && changes.q !== '';
    this.#go({ ...this.query(), ...changes, cursor: null }, start, typing);
  }

  clearFilters(): void {
    const { deleted, sortBy, direction, limit } = this.query();
    this.#go({ ...everything, deleted, sortBy, direction, limit }, start);
  }

  order(changes: Partial<Pick<TriageQuery, 'sortBy' | 'direction' | 'limit'>>): void {
    this.#go({ ...this.query(), ...changes, cursor: null }, start);
  }

  next(cursor: string): void {
    const { cursors, rowsBefore } = this.trail();
    const trail = { cursors: [...cursors, this.query().cursor], rowsBefore: rowsBefore + this.query().limit };
    this.#go({ ...this.query(), cursor }, trail);
  }

  /** A shared address has no trail: from there the way back leads to the first page. */
  previous(): void {
    const { cursors, rowsBefore } = this.trail();
    const cursor = cursors.at(-1) ?? null;
    const trail = { cursors: cursors.slice(0, -1), rowsBefore: Math.max(0, rowsBefore - this.query().limit) };
    this.#go({ ...this.query(), cursor }, cursor === null ? start : trail);
  }

  toFirstPage(): void {
    this.#go({ ...this.query(), cursor: null }, start, true);
  }

  #go(query: TriageQuery, trail: Trail, replaceUrl = false): void {
    const change = {
      relativeTo: this.#route,
      queryParams: addressOf(query),
      queryParamsHandling: 'merge',
      state: { trail },
      replaceUrl,
    } as const;
    afterPaint(() => void this.#router.navigate([], change));
  }
}

function trailIn(state: unknown): Trail {
  const trail = typeof state === 'object' && state !== null ? (state as { trail?: Trail }).trail : undefined;
  return Array.isArray(trail?.cursors) && typeof trail.rowsBefore === 'number' ? trail : start;
}
