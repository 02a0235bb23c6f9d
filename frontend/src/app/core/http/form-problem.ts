import { FieldTree, isFieldTree, TreeValidationResult, ValidationError } from '@angular/forms/signals';
import { Problem } from './problem';

/**
 * Puts a refused request's words where they belong: each of `problem.errors` at the field of the same
 * (dotted) name, everything else at the form itself. Give it back from a form's submit action.
 */
export function problemAtForm(form: FieldTree<unknown>, problem: Problem): TreeValidationResult {
  const placed: ValidationError.WithOptionalFieldTree[] = [];
  for (const error of problem.errors) {
    const field = fieldAt(form, error.field);
    if (field !== null) {
      placed.push({ kind: error.code, message: error.message, fieldTree: field });
    }
  }
  if (placed.length === 0) {
    placed.push({ kind: problem.code, message: wordsOf(problem) });
  }
  return placed;
}

function fieldAt(form: FieldTree<unknown>, path: string): FieldTree<unknown> | null {
  let field: unknown = form;
  for (const step of path.split('.')) {
    if (!isFieldTree(field)) {
      return null;
    }
    field = Reflect.get(field, step);
  }
  return isFieldTree(field) ? field : null;
}

function wordsOf(problem: Problem): string {
  const fields = problem.errors.map((error) => `${error.field}: ${error.message}`).join(' ');
  return fields === '' ? problem.detail : fields;
}
