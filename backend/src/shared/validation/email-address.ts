import { isEmail } from 'class-validator';

/** What may stand as somebody's address: the database has room for 254 characters. */
export const isEmailAddress = (text: string): boolean => text.length <= 254 && text.isWellFormed() && isEmail(text);
