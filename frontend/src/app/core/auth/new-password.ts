import { SchemaPath, required, validate } from '@angular/forms/signals';

/** Characters; the server's rule, said here before anything is sent. */
const shortestPassword = 12;
/** Bytes in UTF-8. */
const longestPassword = 1024;

/** The rules for a password somebody chooses. */
export function newPassword(path: SchemaPath<string>): void {
  required(path, { message: 'Choose a password.' });
  validate(path, ({ value }) => {
    const password = value();
    if (password !== '' && [...password].length < shortestPassword) {
      return { kind: 'too_short', message: `Use at least ${shortestPassword} characters: a few words are fine.` };
    }
    if (new TextEncoder().encode(password).length > longestPassword) {
      return { kind: 'too_long', message: 'This password is too long.' };
    }
    return undefined;
  });
}
