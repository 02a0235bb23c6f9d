import type { TicketPriority, TicketStatus } from '../../database/generated/enums.js';

/** Words that other systems use, as patterns over the lower-case value; the first that fits wins. */
const STATUS_WORDS: readonly [RegExp, TicketStatus][] = [
  [/\b(re-?opened|not (resolved|closed|done))\b/, 'open'],
  [
    /\b(closed|resolved|solved|done|complete[d]?|cancel+ed|rejected|fixed|finished|erledigt|geschlossen|gelöst)\b/,
    'closed',
  ],
  [
    /\b(in[ _-]?progress|active|assigned|awaiting|waiting|pending|hold|working|wip|started|review|bearbeitung)\b/,
    'in_progress',
  ],
  [/\b(new|open|todo|to do|backlog|unassigned|submitted|neu|offen)\b/, 'open'],
];

const PRIORITY_WORDS: readonly [RegExp, TicketPriority][] = [
  [/\b(critical|urgent|high(est)?|major|blocker|emergency|severe|hoch|kritisch)\b/, 'high'],
  [/\b(moderate|medium|normal|standard|mittel)\b/, 'medium'],
  [/\b(low(est)?|minor|trivial|planning|niedrig|gering)\b/, 'low'],
];

export const guessStatus = (value: string): TicketStatus | null => firstFit(STATUS_WORDS, value);

/** @param values all values of the column: bare numbers mean more when their range is known. */
export function guessPriority(value: string, values: readonly string[]): TicketPriority | null {
  return firstFit(PRIORITY_WORDS, value) ?? guessNumber(value, values);
}

/** Numbered priorities count downwards from the most urgent: of three levels, or of four and five. */
function guessNumber(value: string, values: readonly string[]): TicketPriority | null {
  const level = levelOf(value);
  if (level === null) return null;
  const levels = Math.max(...values.map((one) => levelOf(one) ?? 0));
  const mediumFrom = levels > 3 ? 3 : 2;
  if (level < mediumFrom) return 'high';
  return level === mediumFrom ? 'medium' : 'low';
}

const levelOf = (value: string): number | null => {
  const digit = /^p?([0-5])$/i.exec(value.trim())?.[1];
  return digit === undefined ? null : Number(digit);
};

const firstFit = <T>(words: readonly [RegExp, T][], value: string): T | null =>
  words.find(([pattern]) => pattern.test(value.toLowerCase()))?.[1] ?? null;
