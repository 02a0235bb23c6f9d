import { LRUCache } from 'lru-cache';
import type { Announcements, Change } from './announcements.js';

type Memory<Value extends object> = LRUCache<string, Value>;

interface Limits {
  readonly max: number;
  /** Milliseconds; bounds what is never heard of. */
  readonly ttl: number;
}

/** What was read from the database, remembered for as long as every change of it is heard of. */
export class Remembered<Value extends object> {
  private readonly memory: Memory<Value>;
  /** Moves with each change heard of: what was read before it and arrives after it is not remembered. */
  private changes = 0;

  /** @param forget drops what a change is about; when changes may have been missed, all is dropped anyway. */
  constructor(
    private readonly announcements: Announcements,
    limits: Limits,
    forget: (change: Exclude<Change, { kind: 'everything' }>, memory: Memory<Value>) => void,
  ) {
    this.memory = new LRUCache(limits);
    announcements.onChange((change) => {
      this.changes += 1;
      if (change.kind === 'everything') this.memory.clear();
      else forget(change, this.memory);
    });
  }

  get(key: string): Value | undefined {
    return this.memory.get(key);
  }

  /** To be called before reading. @returns what remembers the values read, unless something changed meanwhile. */
  reading(): (key: string, value: Value) => void {
    const { changes } = this;
    return (key, value) => {
      if (changes === this.changes && this.announcements.areHeard) this.memory.set(key, value);
    };
  }
}
