import { firstValueFrom } from 'rxjs';
import { ListTicketsParams, TicketSummary, TicketSummaryPage } from '../../api/generated/model';
import { TicketsService } from '../../api/generated/tickets/tickets.service';

/** The API's largest page. */
const perCall = 100;

export interface Collection {
  readonly tickets: readonly TicketSummary[];
  /** There are more than were wanted. */
  readonly more: boolean;
}

/**
 * All tickets that `params` finds, page by page, at most `most`.
 * @param goOn is told how many there are so far; answering false stops with null.
 */
export async function collectTickets(
  api: TicketsService,
  params: ListTicketsParams,
  most: number,
  goOn: (found: number) => boolean,
): Promise<Collection | null> {
  const tickets: TicketSummary[] = [];
  let cursor: string | null = null;
  do {
    const place: ListTicketsParams = cursor === null ? {} : { cursor };
    const page: TicketSummaryPage = await firstValueFrom(api.listTickets({ ...params, ...place, limit: perCall }));
    tickets.push(...page.items);
    cursor = page.nextCursor;
    if (!goOn(tickets.length)) {
      return null;
    }
  } while (cursor !== null && tickets.length < most);
  return { tickets: tickets.slice(0, most), more: cursor !== null || tickets.length > most };
}
