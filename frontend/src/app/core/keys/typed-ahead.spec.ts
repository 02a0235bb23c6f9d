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

  it('knows of an Enter after some text, not of one before it', () => {
    const ahead = new TypedAhead(document);
    press('Enter');
    expect(ahead.entered).toBe(false);
    press('7');
    press('Enter');
    expect([ahead.text, ahead.entered]).toEqual(['7', true]);
    ahead.stop();
  });

  it('is letters only: arrows and Ctrl pass', () => {
    const ahead = new TypedAhead(document);
    press('ArrowDown');
    press('k', { ctrlKey: true });
    expect(ahead.text).toBe('');
    ahead.stop();
  });
});
