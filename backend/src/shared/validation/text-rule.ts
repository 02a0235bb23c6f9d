export interface TextRule {
  /** Bounds in Unicode code points, counted after trimming. */
  min: number;
  max: number;
  /** One line only: no newline of any kind. */
  singleLine?: boolean;
}

export type TextFault = 'required' | 'not_text' | 'too_short' | 'too_long' | 'forbidden_character' | 'not_one_line';

const FORBIDDEN = /(?![\t\n])\p{Cc}/u;
const LINE_BREAK = /[\n\u2028\u2029]/u;
/** Zero-width spaces, fillers and the like: nobody can see, or press, a title of nothing else. */
const BLANK = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/** What is wrong with a text that is already trimmed, or null. The text rule of the API in one place. */
export function textFault(value: unknown, rule: TextRule): TextFault | null {
  if (value === undefined || value === null) return 'required';
  if (typeof value !== 'string') return 'not_text';
  if (rule.min > 0 && BLANK.test(value)) return 'required';
  // Lone surrogates cannot be stored as UTF-8, nor shown.
  if (!value.isWellFormed() || FORBIDDEN.test(value)) return 'forbidden_character';
  if (rule.singleLine && LINE_BREAK.test(value)) return 'not_one_line';
  // Code points never outnumber UTF-16 units and a text that is not blank has one, so most need no counting.
  const length = rule.min > 1 || value.length > rule.max ? [...value].length : value.length;
  if (length < rule.min) return 'too_short';
  return length > rule.max ? 'too_long' : null;
}

export function textFaultMessage(fault: TextFault, { min, max }: TextRule): string {
  switch (fault) {
    case 'required':
      return 'This is needed and may not be blank.';
    case 'not_text':
      return 'This must be text.';
    case 'too_short':
      return `Use at least ${min} characters.`;
    case 'too_long':
      return `Use at most ${max} characters.`;
    case 'forbidden_character':
      return 'Control characters other than tab and newline, and broken characters, are not accepted.';
    case 'not_one_line':
      return 'This must be a single line.';
  }
}
