import arrowDownward from '@material-symbols/svg-400/rounded/arrow_downward.svg';
import checkCircle from '@material-symbols/svg-400/rounded/check_circle.svg';
import clockLoader40 from '@material-symbols/svg-400/rounded/clock_loader_40.svg';
import priorityHigh from '@material-symbols/svg-400/rounded/priority_high.svg';
import radioButtonUnchecked from '@material-symbols/svg-400/rounded/radio_button_unchecked.svg';
import remove from '@material-symbols/svg-400/rounded/remove.svg';
import { TicketPriority, TicketStatus } from './ticket-model';

// The icons of ticket-words.ts as paths: a table shows hundreds of them, and Material parses and copies each.

/** Of every Material Symbol. */
export const glyphBox = '0 -960 960 960';

const statusPaths: Readonly<Record<TicketStatus, string>> = {
  open: pathOf(radioButtonUnchecked),
  in_progress: pathOf(clockLoader40),
  closed: pathOf(checkCircle),
};

const priorityPaths: Readonly<Record<TicketPriority, string>> = {
  low: pathOf(arrowDownward),
  medium: pathOf(remove),
  high: pathOf(priorityHigh),
};

export const statusPath = (status: TicketStatus): string => statusPaths[status];

export const priorityPath = (priority: TicketPriority): string => priorityPaths[priority];

function pathOf(markup: string): string {
  return /\bd="([^"]+)"/.exec(markup)?.[1] ?? '';
}
