import { type FieldOptions } from './field.js';
import { SecretField, TextField } from './fields.js';
import type { TextRule } from './text-rule.js';

/** How a person is called: one line of 1 to 100 characters. */
export const PERSON_NAME: TextRule = { min: 1, max: 100, singleLine: true };

export const NameField = (options: FieldOptions = {}): PropertyDecorator =>
  TextField({ ...PERSON_NAME, example: 'Mara Keller', ...options });

/** A password to be set: at least 12 characters, at most 1,024 bytes of UTF-8. */
export const NewPasswordField = (options: FieldOptions = {}): PropertyDecorator =>
  SecretField({
    min: 12,
    maxBytes: 1024,
    description: 'At least 12 characters, at most 1,024 bytes.',
    example: 'a sentence that only you know',
    ...options,
  });

/** A password to be checked: whatever could ever have been set. */
export const GivenPasswordField = (options: FieldOptions = {}): PropertyDecorator =>
  SecretField({ min: 1, maxBytes: 1024, example: 'a sentence that only you know', ...options });
