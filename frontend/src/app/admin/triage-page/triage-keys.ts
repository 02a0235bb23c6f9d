import { useShortcuts } from '../../core/keys/shortcuts';
import { RowField } from '../ui/ticket-table';

/** What the keys of the page act on. */
export interface KeyTargets {
  search: () => void;
  move: (by: number) => void;
  toggle: () => void;
  /** The selection's field when there is one, else that of the row with the focus. */
  open: (field: RowField) => void;
  undo: () => void;
  clear: () => void;
}

/** For the constructor of the page. Enter needs no key of its own: the focus stands on the title, which is a link. */
export function useTriageKeys(target: KeyTargets): void {
  useShortcuts('All tickets', [
    { keys: '/', does: 'Search', run: () => target.search() },
    { keys: 'j', does: 'Next ticket', run: () => target.move(1) },
    { keys: 'k', does: 'Previous ticket', run: () => target.move(-1) },
    { keys: 'Enter', does: 'Open the ticket', run: () => undefined },
    { keys: 'x', does: 'Select the ticket, or take it out', run: () => target.toggle() },
    { keys: 's', does: 'Status of the selection, or of the ticket', run: () => target.open('status') },
    { keys: 'p', does: 'Priority', run: () => target.open('priority') },
    { keys: 'a', does: 'Assignee', run: () => target.open('assignee') },
    { keys: 'u', does: 'Undo the last bulk change', run: () => target.undo() },
    { keys: 'Escape', does: 'Clear the selection', run: () => target.clear() },
  ]);
}
