/** What must be good. Search engines have no business here. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
