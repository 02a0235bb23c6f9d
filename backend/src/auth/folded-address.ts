/**
 * One text for all spellings of an address that PostgreSQL's `lower` takes for the same, and for a few more: it makes an
 * i of İ, which JavaScript's lower case does not, and knows no ς. Not to compare accounts by.
 */
export const folded = (address: string): string =>
  address.toLowerCase().toUpperCase().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
