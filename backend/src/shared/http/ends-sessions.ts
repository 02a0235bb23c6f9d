import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { catchError, concatMap, type Observable } from 'rxjs';
import { Announcements } from '../../database/announcements.js';

/** Holds the answer, be it an error, until every process has heard of what the route committed. */
@Injectable()
class EveryProcessKnows implements NestInterceptor {
  constructor(@Inject(Announcements) private readonly announcements: Announcements) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.announcements.reachEveryProcess();
        return answer;
      }),
      catchError(async (error: unknown) => {
        await this.announcements.reachEveryProcess();
        throw error;
      }),
    );
  }
}

/** For routes that end sessions or change what somebody may do: it holds once they are answered, in every process. */
export const EndsSessions = (): MethodDecorator => UseInterceptors(EveryProcessKnows);
