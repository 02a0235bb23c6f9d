import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';

/** Kinds whose gathering is remembered; one that is forgotten only begins anew. */
const KINDS = 1_000;

/**
 * Lets those who ask for different things of one kind at the same moment share a statement. Nothing is remembered:
 * who asks later, for example after a change, reads anew.
 */
export class SharedReads<Key, Answer> {
  private readonly loaders = new LRUCache<string, DataLoader<Key, Answer>>({ max: KINDS });

  /** @param most things that one statement reads. */
  constructor(private readonly most: number) {}

  /**
   * @param kind tells reads apart: equal ones must read alike.
   * @param read answers in the order of the keys, of which several may be equal.
   */
  ask(kind: string, key: Key, read: (keys: readonly Key[]) => Promise<Answer[]>): Promise<Answer> {
    const known = this.loaders.get(kind);
    if (known) return known.load(key);
    const loader = new DataLoader<Key, Answer>(read, {
      cache: false,
      maxBatchSize: this.most,
      batchScheduleFn: (run) => setImmediate(run),
    });
    this.loaders.set(kind, loader);
    return loader.load(key);
  }
}
