import { TypedAhead } from './typed-ahead';

const press = (key: string, more: KeyboardEventInit = {}) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

describe('what is typed ahead', () => {
  it('is collected, and kept from everything else, until it is taken', () => {
    const others: string[] = [];
    const listen = (event: KeyboardEvent) => others.push(event.key);
    document.addEventListener('keydown', listen);
    const ahead = new TypedAhead(document);
    [...'#1c'].forEach((key) => press(key));
    expect([ahead.text, others]).toEqual(['#1c', []]);
    ahead.stop();
    press('c');
    expect([ahead.text, others]).toEqual(['#1c', ['c']]);
    document.removeEventListener('keydown', listen);
  });

  it('is letters only: Enter, arrows and Ctrl pass', () => {
    const ahead = new TypedAhead(document);
    press('Enter');
    press('ArrowDown');
    press('k', { ctrlKey: true });
    expect(ahead.text).toBe('');
    ahead.stop();
  });
});
