import type { DestroyRef } from '@angular/core';

const focusable = 'a[href], button:enabled, input:enabled, textarea:enabled, [tabindex="0"]';
/** Milliseconds: whoever knows better where the focus belongs, such as a page with its heading, comes first. */
const patience = 50;

/** An element around the one with the focus, and which of its children leads there. */
interface Step {
  readonly around: Element;
  readonly place: number;
}

/**
 * Where the element with the focus goes away (a row that is deleted, an editor that is closed, a message that is
 * dismissed), its successor takes the focus, or else what stands before it: somebody with a keyboard or a screen reader
 * goes on from there, not from the beginning of the page.
 */
export function keepFocus(page: HTMLElement, until: DestroyRef): void {
  let holder: HTMLElement | null = null;
  let way: readonly Step[] = [];
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(holder)))) {
      setTimeout(restore, patience);
    }
  });
  const restore = (): void => {
    if (holder === null || document.activeElement !== document.body) {
      return;
    }
    // A row that was moved has lost the focus, too.
    const next = holder.isConnected ? holder : (successor(way) ?? page);
    next.focus();
  };
  const note = (event: FocusEvent): void => {
    holder = event.target instanceof HTMLElement ? event.target : null;
    way = holder === null ? [] : wayTo(holder, page);
  };
  /** A press elsewhere gives the focus up; what it gives the focus to is noted next. */
  const forget = (): void => {
    holder = null;
  };
  page.addEventListener('focusin', note);
  page.addEventListener('pointerdown', forget);
  observer.observe(page, { childList: true, subtree: true });
  until.onDestroy(() => {
    page.removeEventListener('focusin', note);
    page.removeEventListener('pointerdown', forget);
    observer.disconnect();
  });
}

function wayTo(element: Element, page: Element): readonly Step[] {
  const steps: Step[] = [];
  let inner = element;
  while (inner !== page && inner.parentElement !== null) {
    const around = inner.parentElement;
    steps.push({ around, place: [...around.children].indexOf(inner) });
    inner = around;
  }
  return steps;
}

function successor(way: readonly Step[]): HTMLElement | undefined {
  for (const { around, place } of way.filter((step) => step.around.isConnected)) {
    const children = [...around.children];
    const found = children.slice(place).flatMap(focusableIn)[0] ?? children.slice(0, place).flatMap(focusableIn).at(-1);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

const focusableIn = (element: Element): readonly HTMLElement[] =>
  [element, ...element.querySelectorAll(focusable)].filter(
    (each): each is HTMLElement => each instanceof HTMLElement && each.matches(focusable) && each.checkVisibility(),
  );
