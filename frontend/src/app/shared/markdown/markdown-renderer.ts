import { signal } from '@angular/core';
import { nextTask } from '../next-task';
import { isPlainText, renderPlainText } from './plain-text';

type Render = (text: string) => string;

const render = signal<Render | null>(null);
/** Whether texts look as they will go on looking: rendered, or plain because the renderer did not come. */
const settled = signal(false);
let asked = false;

/** Makes HTML of what people wrote. Most write plain text; the renderer and its sanitiser load for all other. */
export const markdownRenderer = {
  /** Null until what this text needs has been loaded. */
  htmlOf: (text: string): string | null => renderPlainText(text) ?? render()?.(text) ?? null,

  /** Whether each of these texts looks as it will go on looking. */
  isSettled: (texts: readonly string[]): boolean => settled() || texts.every(isPlainText),

  /** Loads what these texts need, if anything. */
  loadFor(texts: readonly string[]): void {
    const first = texts.find((text) => !isPlainText(text));
    if (!asked && first !== undefined) {
      void load(first);
    }
  },
};

async function load(first: string): Promise<void> {
  asked = true;
  try {
    const { renderMarkdown } = await import('./render-markdown');
    // The first text takes long, for it compiles the renderer's expressions: in a task of its own.
    await nextTask();
    renderMarkdown(first);
    await nextTask();
    render.set(renderMarkdown);
  } catch (error) {
    asked = false;
    console.warn('Texts are shown as they were typed: the renderer did not load.', error);
  } finally {
    settled.set(true);
  }
}
