import { Together } from './together.js';

describe('questions that are asked together', () => {
  it('are put once, after all were asked, and anew for whoever asks later', async () => {
    const together = new Together();
    const put: string[] = [];
    const ask = (question: string) => together.ask(question, () => Promise.resolve(put.push(question)));
    const first = Promise.all([ask('a'), ask('a'), ask('b')]);
    expect(put).toEqual([]);
    expect(await first).toEqual([1, 1, 2]);
    expect(await ask('a')).toBe(3);
  });

  it('are put anew by whoever asks while they are being answered', async () => {
    const together = new Together();
    let answer: (text: string) => void = () => undefined;
    const slow = together.ask('a', () => new Promise<string>((resolve) => (answer = resolve)));
    await new Promise((resolve) => setImmediate(resolve));
    const later = together.ask('a', () => Promise.resolve('new'));
    expect(await later).toBe('new');
    answer('old');
    expect(await slow).toBe('old');
  });

  it('fail together, and are put anew afterwards', async () => {
    const together = new Together();
    const failing = () => together.ask('a', () => Promise.reject(new Error('no')));
    expect(await Promise.allSettled([failing(), failing()])).toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    expect(await together.ask('a', () => Promise.resolve('yes'))).toBe('yes');
  });
});
