import type { Page } from '@playwright/test';

declare global {
  interface Window {
    slowestInteraction: number;
  }
}

/** Watches how long the page takes from a press to the next paint. Call before the page is opened. */
export async function watchInteractions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.slowestInteraction = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        if (entry.interactionId !== 0) window.slowestInteraction = Math.max(window.slowestInteraction, entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
}

/** Keeps the page busy for so many milliseconds when it is clicked next. */
export async function holdUpNextClick(page: Page, duration: number): Promise<void> {
  await page.evaluate((busyFor) => {
    const holdUp = (): void => {
      for (const end = performance.now() + busyFor; performance.now() < end;);
    };
    document.addEventListener('click', holdUp, { once: true });
  }, duration);
}

/**
 * Milliseconds from a press to the next paint, the best of several tries: what is slow is slow each time, while a
 * machine that is busy with something else is so only now and then. 0: too fast to be noted (below 16).
 */
export async function fastest(page: Page, tries: number, press: () => Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < tries; turn += 1) {
    await page.evaluate(() => (window.slowestInteraction = 0));
    await press();
    // The entry of an interaction comes after its paint.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    best = Math.min(best, await page.evaluate(() => window.slowestInteraction));
  }
  return best;
}
