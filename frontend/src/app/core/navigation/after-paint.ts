/**
 * Runs when the browser has shown what the press did so far, at most a frame later: a page that takes its time to draw
 * must not keep the pressed button from looking pressed. At once in a tab that nobody sees, which paints nothing.
 */
export function afterPaint(run: () => void): void {
  if (document.visibilityState === 'hidden') {
    run();
  } else {
    requestAnimationFrame(() => setTimeout(run));
  }
}
