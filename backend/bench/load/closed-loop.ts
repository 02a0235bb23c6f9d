import autocannon from 'autocannon';
import { type Calls, requestTo, type Side } from '../operations/call.ts';

/** Milliseconds between two looks at whether the time is over. */
const SAMPLE = 100;

interface Loop {
  readonly address: string;
  readonly side: Side;
  readonly calls: Calls;
  readonly connections: number;
  /** How long, or how many requests. */
  readonly until: { seconds: number } | { requests: number };
}

/**
 * As many requests as the connections can carry, each sent when the one before it was answered.
 * @returns requests per second.
 * @throws when any answer is not a success: a fast refusal is no result.
 */
export async function closedLoop({ address, side, calls, connections, until }: Loop): Promise<number> {
  let connection = 0;
  const options: autocannon.Options = {
    url: address,
    connections,
    sampleInt: SAMPLE,
    ...('seconds' in until ? { duration: until.seconds } : { amount: until.requests }),
    setupClient: (client) => {
      client.setRequests(requestsOf(side, calls, connection++ / connections));
    },
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (error: unknown, done) => {
      if (error == null) resolve(done);
      else reject(error instanceof Error ? error : new Error(JSON.stringify(error)));
    });
    running.on('response', (_client, status) => {
      // The rest would only be waited for.
      if (status < 200 || status > 299) running.stop();
    });
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) {
    const codes = JSON.stringify(result.statusCodeStats);
    throw new Error(`${failed} of ${result.requests.total} requests to the ${side} failed: ${codes}`);
  }
  return result.requests.total / result.duration;
}

/** Each connection begins elsewhere in the list, so that they do not ask for the same thing at the same time. */
function requestsOf(side: Side, calls: Calls, offset: number): autocannon.Request[] {
  if (typeof calls === 'function')
    return [{ setupRequest: (request) => ({ ...request, ...requestTo(side, calls()) }) }];
  const from = Math.floor(offset * calls.length);
  return [...calls.slice(from), ...calls.slice(0, from)].map((call) => requestTo(side, call));
}
