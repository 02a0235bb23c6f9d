import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { RequestLog } from './request-log.js';

describe('the log at info', () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  afterEach(() => {
    write.mockClear();
  });

  it.each(['InstanceLoader', '_InstanceLoader'])('is silent about what the framework says as %s', (context) => {
    new RequestLog('info').logger.log('TicketsModule dependencies initialized', context);
    expect(write).not.toHaveBeenCalled();
  });

  it('tells what the product says', () => {
    new RequestLog('info').logger.log('An import was taken up again.', 'Imports');
    expect(write).toHaveBeenCalledTimes(1);
  });
});
