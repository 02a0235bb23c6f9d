import { isDeepStrictEqual } from 'node:util';
import { type Calls, requestTo, type Side } from './call.ts';
import type { Operation } from './operation.ts';

const SIDES: readonly Side[] = ['product', 'rows', 'json'];
/** Of each operation. */
const ASKED = 5;

/**
 * A comparison is worth something only between equal answers: asks all sides for the first calls.
 * Where the answers may differ they must at least be successes.
 * @throws with both answers when they differ in more than the cursor.
 */
export async function requireSameAnswers(
  addresses: Readonly<Record<Side, string>>,
  { name, isSame }: Operation,
  calls: Calls,
): Promise<void> {
  const reads = typeof calls === 'function' ? [] : calls.filter(({ method }) => method === undefined);
  for (const call of reads.slice(0, ASKED)) {
    const [product, ...bare] = await Promise.all(
      SIDES.map(async (side) => {
        const { path, method, headers } = requestTo(side, call);
        const answer = await fetch(new URL(path, addresses[side]), { method, headers });
        if (!answer.ok) throw new Error(`The ${side} answered ${path} with ${answer.status}`);
        return withoutCursor(await answer.json());
      }),
    );
    if (!isSame) continue;
    const different = bare.find((answer) => !isDeepStrictEqual(answer, product));
    if (different === undefined) continue;
    const answers = `${shown(product)}\nand the yardstick\n${shown(different)}`;
    throw new Error(
      `${name}: for ${call.path} the product answers\n${answers}\nBring backend/bench/yardstick up to date.`,
    );
  }
}

const shown = (answer: unknown): string => JSON.stringify(answer).slice(0, 1_500);

const withoutCursor = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'nextCursor' in answer
    ? { ...answer, nextCursor: answer.nextCursor !== null }
    : answer;
