import { UnavailableError } from './errors/domain-error.js';

/** Room for long work: so much of it at a time in this process, and so much for one person. */
export class Places {
  private readonly taken = new Map<string, number>();
  private all = 0;

  constructor(private readonly most: { readonly all: number; readonly ofOne: number }) {}

  /**
   * @returns what gives the place back; more than once does no harm.
   * @throws UnavailableError when no place is left.
   */
  take(person: string): () => void {
    const own = this.taken.get(person) ?? 0;
    if (own >= this.most.ofOne || this.all >= this.most.all)
      throw new UnavailableError('Too much of this is under way. Wait until some of it is done, then try again.');
    this.taken.set(person, own + 1);
    this.all += 1;
    let isLeft = false;
    return () => {
      if (isLeft) return;
      isLeft = true;
      this.all -= 1;
      const left = (this.taken.get(person) ?? 1) - 1;
      if (left > 0) this.taken.set(person, left);
      else this.taken.delete(person);
    };
  }
}
