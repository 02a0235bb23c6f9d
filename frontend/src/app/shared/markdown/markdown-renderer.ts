import { signal } from '@angular/core';

type Render = (text: string) => string;

const render = signal<Render | null>(null);
let asked = false;

/** The renderer, once it has come: it and its sanitiser load only when there is Markdown to show. */
export const markdownRenderer = Object.assign(render.asReadonly(), {
  load(): void {
    if (asked) {
      return;
    }
    asked = true;
    import('./render-markdown').then(
      (file) => render.set(file.renderMarkdown),
      (error: unknown) => {
        asked = false;
        console.warn('Texts are shown as they were typed: the renderer did not load.', error);
      },
    );
  },
});
