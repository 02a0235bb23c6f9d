import { Component, ViewEncapsulation, computed, effect, input } from '@angular/core';
import { markdownRenderer } from './markdown-renderer';

/** Markdown as people wrote it, made safe. Until the renderer has come, the text itself. */
@Component({
  selector: 'dk-markdown',
  template: `
    @if (html(); as html) {
      <div class="dk-markdown" dir="auto" [innerHTML]="html"></div>
    } @else {
      <div class="dk-markdown dk-markdown-plain" dir="auto">{{ text() }}</div>
    }
  `,
  styleUrl: './markdown.scss',
  // What is rendered has no attributes of Angular's: its styles are scoped by their class.
  encapsulation: ViewEncapsulation.None,
})
export class Markdown {
  readonly text = input.required<string>();

  protected readonly html = computed(() => markdownRenderer.htmlOf(this.text()));

  constructor() {
    effect(() => markdownRenderer.loadFor([this.text()]));
  }
}
