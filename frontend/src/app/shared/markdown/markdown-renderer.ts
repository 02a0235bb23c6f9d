import { signal } from '@angular/core';

type Render = (text: string) => string;

const render = signal<Render | null>(null);
/** Whether texts look as they will go on looking: rendered, or plain because the renderer did not come. */
const settled = signal(false);
let asked = false;

/** The renderer, once it has come: it and its sanitiser load only when there is Markdown to show. */
export const markdownRenderer = Object.assign(render.asReadonly(), {
  settled: settled.asReadonly(),
  load(): void {
    if (asked) {
      return;
    }
    asked = true;
    import('./render-markdown').then(
      (file) => {
        render.set(file.renderMarkdown);
        settled.set(true);
      },
      (error: unknown) => {
        asked = false;
        settled.set(true);
        console.warn('Texts are shown as they were typed: the renderer did not load.', error);
      },
    );
  },
});
