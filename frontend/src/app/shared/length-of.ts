/** A text's length as the server counts it: code points, without the space around. */
export const lengthOf = (text: string): number => [...text.trim()].length;
