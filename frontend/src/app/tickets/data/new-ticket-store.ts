import { Injectable, computed, inject, signal } from '@angular/core';
import { SchemaPath, TreeValidationResult, form, submit, validate } from '@angular/forms/signals';
import { CreateTicket } from '../../api/generated/model/createTicket';
import { TicketsService } from '../../api/generated/tickets/tickets.service';
import { Drafts, keepDraft } from '../../core/drafts/drafts';
import { CreateAttempt } from '../../core/http/create-attempt';
import { problemAtForm } from '../../core/http/form-problem';
import { Problem, problemOf } from '../../core/http/problem';
import { lengthOf } from '../../shared/length-of';
import {
  NewTicketDraft,
  TypedTicket,
  emptyTicket,
  isNewTicketDraft,
  longestText,
  longestTitle,
  sameTyped,
} from './new-ticket-draft';
import { inputProblemWords } from './refusal-words';

const place = 'new-ticket';
/** The form's names for what the API calls by its id. */
const fieldNames: Readonly<Record<string, string>> = { requesterId: 'requester', assigneeId: 'assignee' };

/** The form for a new ticket. What is typed is a draft until the ticket is there; sent twice, it is one ticket. */
@Injectable()
export class NewTicketStore {
  readonly #api = inject(TicketsService);
  readonly #drafts = inject(Drafts);
  readonly #kept = this.#drafts.read(place, isNewTicketDraft);
  readonly #attempt = new CreateAttempt(this.#kept?.key);
  readonly #typed = signal(this.#kept?.typed ?? emptyTicket);
  #filed: number | null = null;

  readonly form = form(
    this.#typed,
    (path) => {
      text(path.title, 'Say in a few words what it is about.', longestTitle);
      text(path.description, 'Describe what happens and what you need.', longestText);
    },
    {
      submission: {
        action: () => this.#send(),
        onInvalid: (invalid) => invalid().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  /** What belongs to no field. */
  readonly refusal = computed(() => this.form().errors()[0]?.message ?? null);
  readonly sending = computed(() => this.form().submitting());
  readonly resumed = this.#kept !== null;
  readonly touchedByAnybody = computed(() => this.#typed().title !== '' || this.#typed().description !== '');

  readonly #draft = computed<NewTicketDraft | null>(() =>
    this.touchedByAnybody() ? { typed: this.#typed(), key: this.#attempt.key } : null,
  );

  constructor() {
    keepDraft(() => place, this.#draft);
  }

  /** @returns the number of the new ticket, or null when something has to be put right first. */
  async file(): Promise<number | null> {
    await submit(this.form);
    return this.#filed;
  }

  startOver(): void {
    this.form().reset(emptyTicket);
  }

  async #send(): Promise<TreeValidationResult> {
    const sent = this.#typed();
    try {
      const ticket = await this.#attempt.send((key) =>
        this.#api.createTicket(bodyOf(sent), { headers: { 'Idempotency-Key': key } }),
      );
      this.#filed = ticket.id;
      this.#end(sent);
      return undefined;
    } catch (error) {
      return problemAtForm(this.form, named(problemOf(error)));
    }
  }

  #end(sent: TypedTicket): void {
    if (sameTyped(this.#typed(), sent)) {
      this.startOver();
    }
    // Done here: the page goes away now, or is gone already, and its draft would not follow any more.
    const next = this.#draft();
    if (next === null) {
      this.#drafts.clearSent(place, isNewTicketDraft, ({ typed }) => sameTyped(typed, sent));
    } else {
      this.#drafts.write(place, next);
    }
  }
}

function bodyOf({ title, description, priority, requester, assignee }: TypedTicket): CreateTicket {
  return {
    title: title.trim(),
    description,
    priority,
    ...(requester === null ? {} : { requesterId: requester.id }),
    ...(assignee === null ? {} : { assigneeId: assignee.id }),
  };
}

function text(path: SchemaPath<string>, missing: string, longest: number): void {
  validate(path, ({ value }) => {
    const length = lengthOf(value());
    if (length === 0) {
      return { kind: 'required', message: missing };
    }
    return length <= longest ? null : { kind: 'too_long', message: `This is ${length - longest} characters too long.` };
  });
}

function named(problem: Problem): Problem {
  const errors = problem.errors.map((error) => ({ ...error, field: fieldNames[error.field] ?? error.field }));
  return { ...problem, errors, detail: inputProblemWords({ ...problem, errors: [] }) };
}
