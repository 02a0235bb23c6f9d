import { jest } from '@jest/globals';
import { Housekeeping } from './housekeeping.service.js';

describe('housekeeping', () => {
  it('is done soon after the start, for those who do not live long, and then every hour', async () => {
    jest.useFakeTimers();
    const chore = jest.fn(() => Promise.resolve());
    const housekeeping = new Housekeeping();
    housekeeping.hourly('count', chore);
    housekeeping.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(5 * 60_000);
    expect(chore).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(3 * 3_600_000);
    expect(chore).toHaveBeenCalledTimes(4);
    housekeeping.onApplicationShutdown();
    await jest.advanceTimersByTimeAsync(3 * 3_600_000);
    expect(chore).toHaveBeenCalledTimes(4);
    jest.useRealTimers();
  });
});
