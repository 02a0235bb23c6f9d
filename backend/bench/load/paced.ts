import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Call, type Calls, requestTo, type Side } from '../operations/call.ts';
import { percentile } from './statistics.ts';

export interface Latency {
  /** Requests per second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Milliseconds after which an answer is missing. */
const PATIENCE = 10_000;

interface Pace {
  readonly address: string;
  readonly side: Side;
  readonly calls: Calls;
  readonly rate: number;
  readonly seconds: number;
}

/**
 * Requests at even distances, sent whether or not those before were answered, as people do. Not autocannon's rate:
 * that sends a second's requests at once and then waits, which measures the queue.
 * @throws when any answer is not a success.
 */
export async function paced({ address, side, calls, rate, seconds }: Pace): Promise<Latency> {
  const agent = new Agent({ keepAlive: true });
  const answers: Promise<number>[] = [];
  const failure = new AbortController();
  try {
    const begun = performance.now();
    for (let index = 0; index < rate * seconds; index++) {
      await pause(Math.max(0, begun + (index * 1000) / rate - performance.now()));
      const call = typeof calls === 'function' ? calls() : calls[index % calls.length];
      if (!call) throw new Error('There is nothing to ask for.');
      const answer = ask(agent, address, side, call);
      answers.push(answer);
      // It is thrown below; what would follow need not be sent.
      answer.catch(() => failure.abort());
      if (failure.signal.aborted) break;
    }
    const times = await Promise.all(answers);
    return { rate, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
  } finally {
    agent.destroy();
  }
}

/** Milliseconds until the last byte of the answer. */
function ask(agent: Agent, address: string, side: Side, call: Call): Promise<number> {
  const { method, path, headers, body } = requestTo(side, call);
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, address),
      { agent, method, headers, signal: AbortSignal.timeout(PATIENCE) },
      (answer) => {
        answer.resume();
        answer.once('error', reject);
        answer.once('end', () => {
          const status = answer.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve(performance.now() - begun);
          else reject(new Error(`The ${side} answered ${method} ${path} with ${status}`));
        });
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
