const LONGEST_NAME = 200;

/** For showing only: what a client calls its file is text from a stranger. */
export function shownFileName(name: string | null): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const plain = last.toWellFormed().replace(/\p{Cc}/gu, '');
  const shown = [...plain].slice(0, LONGEST_NAME).join('').trim();
  return shown === '' ? 'import.csv' : shown;
}
