import pLimit, { type LimitFunction } from 'p-limit';
import { UnavailableError } from './errors/domain-error.js';

/** Lets work under one key wait for each other, so that nobody takes all of this process. */
export class Turns {
  private readonly turns = new Map<string, LimitFunction>();

  /**
   * @param atOnce how many under one key run at a time
   * @param mostWaiting how many more may wait
   */
  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws UnavailableError when too many wait already. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = this.turns.get(key) ?? pLimit(this.atOnce);
    if (turn.pendingCount >= this.mostWaiting) throw new UnavailableError();
    this.turns.set(key, turn);
    try {
      return await turn(work);
    } finally {
      if (turn.activeCount + turn.pendingCount === 0) this.turns.delete(key);
    }
  }
}
