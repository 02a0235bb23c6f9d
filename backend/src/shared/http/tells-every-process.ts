import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Announcements } from '../../database/announcements.js';

/** Holds the answer, be it an error, until every process has heard of what the route committed. */
@Injectable()
class EveryProcessKnows implements NestInterceptor {
  constructor(@Inject(Announcements) private readonly announcements: Announcements) {}

  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return from(this.answerOnceKnown(next));
  }

  private async answerOnceKnown(next: CallHandler<unknown>): Promise<unknown> {
    try {
      return await lastValueFrom(next.handle(), { defaultValue: undefined });
    } finally {
      await this.announcements.reachEveryProcess();
    }
  }
}

/**
 * For routes that end sessions or change people: what processes remember of them is forgotten in every process
 * before the answer.
 */
export const TellsEveryProcess = (): MethodDecorator => UseInterceptors(EveryProcessKnows);
