/** The headers of a change that rests on this version: refused when somebody was faster. */
export const madeOn = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });
