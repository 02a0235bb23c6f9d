import { SchemaPath, required, validate } from '@angular/forms/signals';
import { lengthOf } from '../../shared/length-of';

/** The server's rule, said here before anything is sent. */
const longestName = 100;

/** The rules for what a person is called. @param missing what to say when there is nothing. */
export function personName(path: SchemaPath<string>, missing: string): void {
  required(path, { message: missing });
  validate(path, ({ value }) =>
    lengthOf(value()) <= longestName ? undefined : { kind: 'too_long', message: 'This name is too long.' },
  );
}
