import { Problem } from '../../core/http/problem';

/** Why something that was typed was not accepted, in words that stand at the field. */
export function inputProblemWords({ code, detail, errors }: Problem): string {
  if (code === 'idempotency_key_reused') {
    return 'An earlier version of this may have arrived already. Look before you send it once more.';
  }
  return errors[0]?.message ?? detail;
}
