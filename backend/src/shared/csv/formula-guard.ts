/**
 * What a spreadsheet takes for a formula, behind any number of apostrophes: a text that looks guarded already gets
 * one more, so that what is taken off is always what was put on. A carriage return can have become a newline on the way.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text as a cell of a CSV file that no spreadsheet computes. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text that such a cell stands for. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
