import { Component, ElementRef, Injector, afterNextRender, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatSort, MatSortHeader, Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import block from '@material-symbols/svg-400/rounded/block.svg';
import key from '@material-symbols/svg-400/rounded/key.svg';
import type { User } from '../../api/generated/model';
import { roleWords } from '../../core/auth/role-words';
import { useShortcuts } from '../../core/keys/shortcuts';
import { onReturn } from '../../core/navigation/while-visible';
import { Viewport } from '../../core/preferences/viewport';
import { Age } from '../../shared/age';
import { Avatar } from '../../shared/avatar';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { useIcons } from '../../shared/icons';
import { PageHeader } from '../../shared/page-header';
import { Skeleton } from '../../shared/skeleton';
import { PEOPLE_QUERY, PeopleStore } from '../data/people-store';
import { ChoiceFilter } from '../ui/choice-filter';
import { Pager } from '../ui/pager';
import { SearchField } from '../ui/search-field';
import { PeopleAddress, roles } from './people-address';

const roleIcons = { employee: 'person', agent: 'inbox', admin: 'key' } as const;

/** Everybody who may use Docket; one of them, or somebody new, opens beside the list. */
@Component({
  selector: 'dk-people-page',
  imports: [
    Age,
    Avatar,
    ChoiceFilter,
    EmptyState,
    ErrorState,
    MatButton,
    MatIcon,
    MatSort,
    MatSortHeader,
    MatTableModule,
    PageHeader,
    Pager,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    SearchField,
    Skeleton,
  ],
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
  providers: [PeopleAddress, { provide: PEOPLE_QUERY, useFactory: () => inject(PeopleAddress).query }, PeopleStore],
  host: { class: 'dk-page', '[class.beside]': 'beside()' },
})
export class PeoplePage {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);
  readonly #narrow = inject(Viewport).narrow;
  protected readonly address = inject(PeopleAddress);
  protected readonly list = inject(PeopleStore).list;
  protected readonly search = viewChild(SearchField);

  /** Somebody is open beside the list. */
  protected readonly beside = signal(false);
  protected readonly query = this.address.query;
  protected readonly wordFor = ({ role }: User): string => roleWords[role];
  protected readonly roleChoices = roles.map((value) => ({ value, label: roleWords[value], icon: roleIcons[value] }));
  protected readonly activeChoices = [
    { value: 'true', label: 'Active', icon: 'check_circle' },
    { value: 'false', label: 'Deactivated', icon: 'block' },
  ] as const;
  protected readonly activeChosen = computed(() => {
    const { active } = this.query();
    return active === null ? [] : ([String(active)] as ('true' | 'false')[]);
  });
  protected readonly columns = computed(() =>
    this.beside() || this.#narrow() ? ['name', 'role'] : ['name', 'email', 'role', 'active', 'createdAt'],
  );
  protected readonly sort = computed<Sort>(() => {
    const { sort } = this.query();
    return { active: sort.replace('-', ''), direction: sort.startsWith('-') ? 'desc' : 'asc' };
  });
  protected readonly idOf = (_: number, { id }: User): string => id;

  constructor() {
    onReturn(() => this.list.refresh());
    useIcons({ block, key });
    useShortcuts('People', [{ keys: '/', does: 'Search', run: () => this.search()?.focus() }]);
  }

  /** The focus goes back to what opened the panel. The list is drawn anew without it, so its links are others then. */
  protected closed(): void {
    const person = this.#element.querySelector<HTMLAnchorElement>('a.person.open')?.pathname;
    this.beside.set(false);
    const focusLink = (): void => {
      const links = [...this.#element.querySelectorAll<HTMLAnchorElement>('a.person, a.add')];
      if (!this.beside()) {
        (links.find(({ pathname }) => pathname === person) ?? links[0])?.focus();
      }
    };
    afterNextRender({ read: focusLink }, { injector: this.#injector });
  }

  protected sortBy({ active, direction }: Sort): void {
    const sort = direction === 'desc' ? `-${active}` : active;
    if (sort === 'name' || sort === '-name' || sort === 'email' || sort === '-email') {
      this.address.filter({ sort });
    } else if (sort === 'createdAt' || sort === '-createdAt') {
      this.address.filter({ sort });
    }
  }

  /** Both is the same as neither; of two ticks the later one counts. */
  protected filterActive(chosen: readonly ('true' | 'false')[]): void {
    const later = chosen.find((value) => !this.activeChosen().includes(value)) ?? chosen[0];
    this.address.filter({ active: later === undefined ? null : later === 'true' });
  }
}
