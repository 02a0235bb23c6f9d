import {
  ApplicationRef,
  DestroyRef,
  Injector,
  Service,
  Signal,
  assertInInjectionContext,
  effect,
  inject,
} from '@angular/core';
import { SessionStore } from '../auth/session-store';

const prefix = 'docket.draft';
/** Milliseconds between the last key and the write. */
const pause = 300;
/** Milliseconds a forgotten draft is kept: 30 days. */
const keptFor = 30 * 24 * 60 * 60 * 1000;

interface StoredDraft {
  readonly savedAt: number;
  readonly value: unknown;
}

/** Text that was typed but not sent, kept in this browser per person and place. */
@Service()
export class Drafts {
  readonly #session = inject(SessionStore);
  readonly #pending = new Map<string, { value: unknown; timer: ReturnType<typeof setTimeout> }>();

  constructor() {
    const application = inject(ApplicationRef);
    const flush = () => {
      // What was typed in the last frame is known to no effect yet.
      application.tick();
      this.#flush();
    };
    addEventListener('pagehide', flush);
    inject(DestroyRef).onDestroy(() => removeEventListener('pagehide', flush));
    this.#dropOld();
  }

  /** What was kept for this place; null when nothing was, or when it does not look like what is expected. */
  read<T>(place: string, looksRight: (value: unknown) => value is T): T | null {
    const key = this.#keyOf(place);
    const pending = this.#pending.get(key);
    const value = pending === undefined ? readStored(key)?.value : pending.value;
    return looksRight(value) ? value : null;
  }

  /** Kept after a short pause in typing, and at once when the page goes away. */
  write(place: string, value: unknown): void {
    const key = this.#keyOf(place);
    clearTimeout(this.#pending.get(key)?.timer);
    this.#pending.set(key, { value, timer: setTimeout(() => this.#store(key), pause) });
  }

  clear(place: string): void {
    const key = this.#keyOf(place);
    clearTimeout(this.#pending.get(key)?.timer);
    this.#pending.delete(key);
    localStorage.removeItem(key);
  }

  /** Clears what was sent, also when its page is gone by now; what was typed since stays. */
  clearSent<T>(place: string, looksRight: (value: unknown) => value is T, isSent: (draft: T) => boolean): void {
    const draft = this.read(place, looksRight);
    if (draft !== null && isSent(draft)) {
      this.clear(place);
    }
  }

  #keyOf(place: string): string {
    return `${prefix}.${this.#session.user()?.id ?? 'nobody'}.${place}`;
  }

  #flush(): void {
    for (const key of [...this.#pending.keys()]) {
      this.#store(key);
    }
  }

  #store(key: string): void {
    const pending = this.#pending.get(key);
    if (pending === undefined) {
      return;
    }
    clearTimeout(pending.timer);
    this.#pending.delete(key);
    try {
      localStorage.setItem(key, JSON.stringify({ savedAt: Date.now(), value: pending.value } satisfies StoredDraft));
    } catch (error) {
      console.warn('This browser keeps no drafts (storage full or forbidden).', error);
    }
  }

  #dropOld(): void {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(`${prefix}.`))) {
      const savedAt = readStored(key)?.savedAt ?? 0;
      if (Date.now() - savedAt > keptFor) {
        localStorage.removeItem(key);
      }
    }
  }
}

/**
 * Keeps what `value` holds as the draft of `place` for as long as the caller lives; null clears it.
 * Call in an injection context, after the kept draft was read.
 */
export function keepDraft(place: () => string, value: Signal<unknown>): void {
  assertInInjectionContext(keepDraft);
  const drafts = inject(Drafts);
  const kept = effect(
    () => {
      const now = value();
      if (now === null) {
        drafts.clear(place());
      } else {
        drafts.write(place(), now);
      }
    },
    { injector: inject(Injector) },
  );
  inject(DestroyRef).onDestroy(() => kept.destroy());
}

function readStored(key: string): StoredDraft | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isStoredDraft(stored) ? stored : null;
  } catch (error) {
    console.warn(`The draft ${key} cannot be read and is left out.`, error);
    return null;
  }
}

function isStoredDraft(stored: unknown): stored is StoredDraft {
  return typeof stored === 'object' && stored !== null && 'savedAt' in stored && 'value' in stored;
}
