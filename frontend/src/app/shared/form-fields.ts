import { Provider, inject } from '@angular/core';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS, MatFormFieldDefaultOptions } from '@angular/material/form-field';
import { LeftFields } from './left-fields';

const options: MatFormFieldDefaultOptions = { appearance: 'outline', subscriptSizing: 'dynamic' };

/** Outlined fields whose message takes room only while there is one, and never during a press. For the providers of routes with forms. */
export const formFields: Provider = {
  provide: MAT_FORM_FIELD_DEFAULT_OPTIONS,
  useFactory: () => {
    inject(LeftFields);
    return options;
  },
};
