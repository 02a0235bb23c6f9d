import { unguarded } from '../../shared/csv/formula-guard.js';

/** A cell as its writer meant it: what export and other systems added is taken off, line breaks are one kind. */
export function cellText(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  return unguarded(text).trim();
}

/** One line of text: line breaks with the blanks around them become one blank. */
export const oneLine = (text: string): string => text.replace(/[^\S\n]*[\n\u2028\u2029]\s*/g, ' ');

/** At most `max` code points, the last one an ellipsis when something was cut off. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const points = [...text];
  return points.length <= max
    ? text
    : `${points
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

/** The first words of a text, at most `max` code points, cut between words where there are any. */
export function firstWords(text: string, max: number): string {
  const line = oneLine(text.split('\n', 1)[0] ?? '');
  const points = [...line];
  if (points.length <= max) return line;
  const cut = points.slice(0, max - 1).join('');
  const lastBlank = cut.lastIndexOf(' ');
  return `${(lastBlank > 0 ? cut.slice(0, lastBlank) : cut).trimEnd()}…`;
}
