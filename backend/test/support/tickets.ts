import type { ApiClient } from './api-client.js';

/** What tests read of a ticket. The contract says more. */
export interface Ticket {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly status: 'open' | 'in_progress' | 'closed';
  readonly priority: 'low' | 'medium' | 'high';
  readonly requester: { readonly id: string };
  readonly assignee: { readonly id: string } | null;
  readonly commentCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly deletedAt?: string | null;
  readonly version: number;
  readonly allowed: { readonly statuses: readonly string[]; readonly actions: readonly string[] };
}

export interface Comment {
  readonly id: string;
  readonly author: { readonly id: string };
  readonly body: string;
  readonly internal: boolean;
  readonly createdAt: string;
  readonly editedAt: string | null;
}

/** Files a ticket as the caller. */
export async function aTicket(caller: ApiClient, wishes: Readonly<Record<string, unknown>> = {}): Promise<Ticket> {
  const ticket = { title: 'The printer on floor 3 is jammed', description: 'It blinks and prints nothing.', ...wishes };
  const answer = await caller.post<Ticket>('/api/tickets', ticket);
  if (answer.status !== 201) throw new Error(`No ticket was made: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Answers a ticket as the caller; with `internal: true` it is an internal note. */
export async function aComment(
  caller: ApiClient,
  ticketId: number,
  wishes: Readonly<Record<string, unknown>> = {},
): Promise<Comment> {
  const answer = await caller.post<Comment>(`/api/tickets/${ticketId}/comments`, {
    body: 'Looking into it.',
    ...wishes,
  });
  if (answer.status !== 201) throw new Error(`No comment was made: ${answer.status} ${answer.text}`);
  return answer.body;
}
