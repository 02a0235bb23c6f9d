import { Component, computed, input } from '@angular/core';

const tints = 6;

/** The first is enough for most names, and the second costs milliseconds to prepare. */
const latin = /^[A-Za-z0-9]/;
const letter = /\p{L}|\p{N}/u;

/** A person's initials on a calm tint of their own. Decoration: the name must stand beside it or in a label. */
@Component({
  selector: 'dk-avatar',
  template: `{{ initials() }}`,
  styles: `
    :host {
      display: inline-grid;
      flex: none;
      place-items: center;
      width: var(--dk-avatar-size, 28px);
      height: var(--dk-avatar-size, 28px);
      border-radius: 50%;
      background: var(--tint);
      color: light-dark(#2b3335, #e6eaea);
      font-size: calc(var(--dk-avatar-size, 28px) * 0.39);
      font-weight: var(--dk-medium);
      line-height: 1;
      letter-spacing: 0.01em;
      user-select: none;
    }

    :host {
      --tint: light-dark(#cfe3e7, #25454d);
    }

    :host([data-tint='1']) {
      --tint: light-dark(#e6dccb, #4a3d26);
    }

    :host([data-tint='2']) {
      --tint: light-dark(#d9e3d0, #334429);
    }

    :host([data-tint='3']) {
      --tint: light-dark(#e7d7d3, #4d332d);
    }

    :host([data-tint='4']) {
      --tint: light-dark(#dcd9e8, #3a3650);
    }

    :host([data-tint='5']) {
      --tint: light-dark(#dddcd7, #3c3f40);
    }
  `,
  host: { 'aria-hidden': 'true', '[attr.data-tint]': 'tint()' },
})
export class Avatar {
  readonly name = input.required<string>();

  protected readonly initials = computed(() => {
    const words = this.name().trim().split(/\s+/u);
    const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
    return letters.map((word) => firstLetter(word ?? '')).join('');
  });

  protected readonly tint = computed(() => {
    let sum = 0;
    for (const letter of this.name()) {
      sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
    }
    return sum % tints;
  });
}

function firstLetter(word: string): string {
  return (latin.exec(word) ?? letter.exec(word))?.[0].toLocaleUpperCase() ?? '?';
}
