import { jest } from '@jest/globals';
import { runOnce } from './run-once.js';
import { runUntilSignal } from './run-until-signal.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const never = () => new Promise<void>(() => undefined);

describe('a signal', () => {
  const others = SIGNALS.flatMap((signal) => process.listeners(signal));
  const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  jest.spyOn(console, 'error').mockReturnValue();
  jest.useFakeTimers();

  afterEach(() => {
    exit.mockClear();
    for (const signal of SIGNALS)
      for (const listener of process.listeners(signal))
        if (!others.includes(listener)) process.removeListener(signal, listener);
  });

  afterAll(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it.each([
    ['a command with 130', runOnce, 130, () => Promise.resolve()],
    ['a command that cannot be closed with 130', runOnce, 130, never],
    ['a server with 0', runUntilSignal, 0, () => Promise.resolve()],
    ['a server that cannot be closed with 0', runUntilSignal, 0, never],
  ])('ends %s', async (_name, run, code, close) => {
    void run((onClose) => {
      onClose(close);
      return run === runOnce ? never() : Promise.resolve();
    });
    process.emit('SIGINT');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(exit.mock.calls[0]).toEqual([code]);
  });
});
