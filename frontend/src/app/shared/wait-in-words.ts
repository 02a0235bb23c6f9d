/** "12 minutes" for a number of seconds, rounded up; "a few minutes" when it is not known. */
export function waitInWords(seconds: number | null): string {
  if (seconds === null || seconds <= 0) {
    return 'a few minutes';
  }
  const [amount, unit] = seconds < 60 ? [Math.ceil(seconds), 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
