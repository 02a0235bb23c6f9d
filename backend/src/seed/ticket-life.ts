import { v7 as uuidv7 } from 'uuid';
import type { Random } from './random.js';
import { answerText, noteText, replyText, ticketText } from './ticket-text.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface People {
  /** Ids of those who file tickets, the busiest first. */
  readonly requesters: readonly string[];
  readonly agents: readonly string[];
}

export type Row = Readonly<Record<string, string | number | boolean | Date | null>>;

export interface TicketLife {
  readonly ticket: Row;
  readonly comments: readonly Row[];
  readonly events: readonly Row[];
}

/** One ticket from its filing until now: the older it is, the likelier it is closed. */
export function ticketLife(random: Random, id: number, filedAt: Date, now: Date, people: People): TicketLife {
  const requester = random.pickSkewed(people.requesters);
  const agent = random.pickSkewed(people.agents);
  const life = new Life(id, filedAt, now, requester);
  if (random.chance(0.75)) {
    life.change(random.wait(5 * HOUR), agent, 'assignee_id', agent);
    if (random.chance(0.7)) life.change(random.wait(2 * HOUR), agent, 'status', 'in_progress');
  }
  for (let turn = random.between(0, 4); turn > 0; turn--) {
    if (random.chance(0.25)) life.comment(random.wait(6 * HOUR), agent, noteText(random), true);
    life.comment(random.wait(8 * HOUR), agent, replyText(random), false);
    if (random.chance(0.5)) life.comment(random.wait(20 * HOUR), requester, answerText(random), false);
  }
  if (random.chance(0.05)) life.change(random.wait(10 * HOUR), agent, 'priority', 'high');
  // Whoever is not answered for weeks gives up: hardly anything old stays open.
  if (random.chance(0.985))
    life.change(random.wait(3 * DAY), random.chance(0.2) ? requester : agent, 'status', 'closed');
  const priority = random.chance(0.15) ? 'high' : random.chance(0.3) ? 'low' : 'medium';
  return life.told({ ...ticketText(random), priority }, random.chance(0.003));
}

type Field = 'status' | 'priority' | 'assignee_id';

/** Collects what happens, and stops at the present: later steps have not happened yet. */
class Life {
  private readonly comments: Row[] = [];
  private readonly events: Row[] = [];
  private readonly present: Record<Field, string | null> = { status: 'open', priority: 'medium', assignee_id: null };
  private at: number;
  private heardAt: number;
  private closedAt: number | null = null;
  private version = 1;

  constructor(
    private readonly id: number,
    private readonly filedAt: Date,
    private readonly now: Date,
    private readonly requester: string,
  ) {
    this.at = this.heardAt = filedAt.getTime();
    this.record(requester, 'created');
  }

  change(after: number, by: string, field: Field, to: string): void {
    if (!this.passes(after) || this.present[field] === to) return;
    const from = this.present[field];
    this.record(by, 'changed', field === 'assignee_id' ? 'assigneeId' : field, from, to);
    this.present[field] = to;
    this.version += 1;
    this.heardAt = this.at;
    if (to === 'closed') this.closedAt = this.at;
  }

  comment(after: number, by: string, body: string, internal: boolean): void {
    if (!this.passes(after)) return;
    this.comments.push({
      id: this.newId(),
      ticket_id: this.id,
      author_id: by,
      body,
      internal,
      created_at: new Date(this.at),
    });
    if (internal) return;
    this.record(by, 'commented');
    this.heardAt = this.at;
  }

  /** The rows. A priority that was raised later was the given one at first. */
  told(
    { title, description, priority }: { title: string; description: string; priority: string },
    deleted: boolean,
  ): TicketLife {
    const notes = this.comments.filter((comment) => comment['internal'] === true).length;
    const ticket: Row = {
      id: this.id,
      title,
      description,
      status: this.present.status,
      priority: this.present.priority === 'high' ? 'high' : priority,
      requester_id: this.requester,
      assignee_id: this.present.assignee_id,
      public_comment_count: this.comments.length - notes,
      internal_note_count: notes,
      version: this.version,
      created_at: this.filedAt,
      updated_at: new Date(this.heardAt),
      closed_at: this.closedAt === null ? null : new Date(this.closedAt),
      deleted_at: deleted ? new Date(this.heardAt) : null,
    };
    return { ticket, comments: this.comments, events: this.events };
  }

  private passes(milliseconds: number): boolean {
    this.at += milliseconds;
    return this.at < this.now.getTime();
  }

  private record(
    actor: string,
    type: string,
    field: string | null = null,
    from: string | null = null,
    to: string | null = null,
  ) {
    this.events.push({
      id: this.newId(),
      ticket_id: this.id,
      actor_id: actor,
      type,
      field,
      from_value: from,
      to_value: to,
      created_at: new Date(this.at),
    });
  }

  private newId(): string {
    return uuidv7({ msecs: Math.floor(this.at) });
  }
}
