/** What a ticket's texts may be, in code points. */
export const TITLE = { min: 1, max: 200, singleLine: true } as const;
export const MARKDOWN = { min: 1, max: 20_000 } as const;
