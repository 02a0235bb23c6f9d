import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TypedSearch } from './typed-search';

describe('typing in a search field', () => {
  const words = signal('');
  const searched: string[] = [];
  let typed: TypedSearch;

  /** The address says so, and the field shows it. */
  const arrive = (text: string): void => {
    words.set(text);
    typed.text();
  };
  const rest = () => jest.advanceTimersByTime(1_000);

  beforeEach(() => {
    jest.useFakeTimers();
    words.set('');
    searched.length = 0;
    typed = TestBed.runInInjectionContext(() => new TypedSearch(words, (text) => searched.push(text)));
  });

  afterEach(() => jest.useRealTimers());

  it('searches for the words when it rests, once', () => {
    typed.type('prin');
    typed.type(' printer ');
    expect(searched).toEqual([]);
    rest();
    expect(searched).toEqual(['printer']);
  });

  it('keeps the space typed last when its words come back', () => {
    typed.type('printer ');
    rest();
    arrive('printer');
    expect(typed.text()).toBe('printer ');
    typed.type('printer jam');
    rest();
    expect(searched).toEqual(['printer', 'printer jam']);
  });

  it('keeps the letters typed while words were on their way', () => {
    typed.type('printer');
    rest();
    typed.type('printer j');
    arrive('printer');
    expect(typed.text()).toBe('printer j');
    rest();
    typed.type('printer jam');
    rest();
    arrive('printer j');
    expect(typed.text()).toBe('printer jam');
    arrive('printer jam');
    expect(typed.text()).toBe('printer jam');
    expect(searched).toEqual(['printer', 'printer j', 'printer jam']);
  });

  it('takes words from elsewhere, also between two searches', () => {
    typed.type('printer');
    rest();
    arrive('printer');
    typed.type('printer j');
    arrive('');
    expect(typed.text()).toBe('');
    rest();
    expect(searched).toEqual(['printer']);
  });

  it('takes back a search that is still on its way', () => {
    typed.type('printer');
    rest();
    typed.type('');
    rest();
    expect(searched).toEqual(['printer', '']);
  });

  it('does not search again for what the address says', () => {
    arrive('printer');
    typed.type('printer ');
    rest();
    expect(searched).toEqual([]);
  });
});
