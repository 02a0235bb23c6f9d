import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { PrismaService } from '../database/prisma.service.js';
import { DomainError, InvalidInputError } from '../shared/errors/domain-error.js';
import {
  BULK_STATUSES,
  type BulkChange,
  type BulkChanges,
  type BulkItem,
  type BulkResult,
} from './dto/bulk-change.dto.js';
import { requireAssignable } from './ticket-people.js';
import { TicketsService } from './tickets.service.js';

/** Each ticket is changed in a transaction of its own: one that is refused leaves the others alone. */
@Injectable()
export class TicketBulkService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly tickets: TicketsService,
  ) {}

  async change(actor: Actor, { ids, changes }: BulkChange): Promise<BulkResult> {
    const { assigneeId } = changes;
    if (assigneeId) await requireAssignable(this.prisma, assigneeId, 'changes.assigneeId');
    const items: BulkItem[] = [];
    for (const id of ids) items.push(await this.changeOne(actor, id, changes));
    return { items };
  }

  private async changeOne(actor: Actor, id: number, changes: BulkChanges): Promise<BulkItem> {
    try {
      const { version } = await this.tickets.update(actor, id, changes, null);
      return { id, status: 200, version };
    } catch (error) {
      return { id, ...refusal(error) };
    }
  }
}

function refusal(error: unknown): Pick<BulkItem, 'status' | 'code'> {
  // The assignee was deactivated while we worked: what was valid input has become a conflict.
  if (error instanceof InvalidInputError) return { status: 409, code: error.errors[0]?.code ?? error.code };
  if (!(error instanceof DomainError)) throw error;
  const status = BULK_STATUSES.find((one) => one === error.status);
  if (status === undefined) throw error;
  return { status, code: error.code };
}
