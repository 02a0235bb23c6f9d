import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import type { Answer } from '../shared/idempotency/answer.js';
import type { Retry } from '../shared/idempotency/retry.js';
import type { Page, PageQuery } from '../shared/paging/page.dto.js';
import type { Comment } from './dto/comment.dto.js';
import type { CreateComment, EditComment } from './dto/write-comment.dto.js';

@Injectable()
export class TicketCommentsService {
  list(_actor: Actor, _id: number, _query: PageQuery): Promise<Page<Comment>> {
    throw new Error('Being written.');
  }
  get(_actor: Actor, _id: number, _commentId: string): Promise<Comment> {
    throw new Error('Being written.');
  }
  add(_actor: Actor, _id: number, _input: CreateComment, _retry: Retry | null): Promise<Answer> {
    throw new Error('Being written.');
  }
  edit(_actor: Actor, _id: number, _commentId: string, _input: EditComment): Promise<Comment> {
    throw new Error('Being written.');
  }
  delete(_actor: Actor, _id: number, _commentId: string): Promise<void> {
    throw new Error('Being written.');
  }
}
