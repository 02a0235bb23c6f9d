/**
 * Lets those who ask the same thing at the same moment share one answer: a team that opens the same list asks the
 * database once. The question is put when all of them have asked, so each sees what was written before.
 */
export class Together {
  private readonly asked = new Map<string, Promise<unknown>>();

  /** @param question tells questions apart: equal ones must have the same answer, which nobody may change. */
  ask<Answer>(question: string, put: () => Promise<Answer>): Promise<Answer> {
    const others = this.asked.get(question);
    if (others) return others as Promise<Answer>;
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.asked.delete(question);
      return put();
    });
    this.asked.set(question, answer);
    return answer;
  }
}
