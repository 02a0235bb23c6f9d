import type { Report, Result } from '../result.ts';
import { milliseconds, ratio } from './numbers.ts';

export interface Finding {
  readonly question: string;
  readonly answer: string;
  readonly bar: string;
}

/** What is asked of several measurements together. */
export function findings(report: Report): Finding[] {
  return [...growth(report), ...depth(report), ...searches(report), ...memory(report)];
}

const find = ({ results }: Report, name: string, tickets: number): Result | undefined =>
  results.find((result) => result.name === name && result.tickets === tickets);

const sizes = ({ results }: Report): number[] =>
  [...new Set(results.map(({ tickets }) => tickets))].toSorted((a, b) => a - b);

const many = (tickets: number): string => tickets.toLocaleString('en');

function growth(report: Report): Finding[] {
  const [least, most] = [sizes(report)[0] ?? 0, sizes(report).at(-1) ?? 0];
  const [small, big] = [find(report, 'list', least), find(report, 'list', most)];
  if (!small || !big || least === most) return [];
  const [from, to] = [small.latency.product.p99, big.latency.product.p99];
  return [
    {
      question: `p99 of the list over ${many(most)} tickets against ${many(least)}`,
      answer: `${milliseconds(to)} ms / ${milliseconds(from)} ms = ${ratio(to / from)}`,
      bar: 'at most 1.3',
    },
  ];
}

function depth(report: Report): Finding[] {
  return sizes(report).flatMap((tickets) => {
    const [first, deep] = [find(report, 'list', tickets), find(report, 'list:deep', tickets)];
    if (!first || !deep) return [];
    const [near, far] = [first.latency.product.p50, deep.latency.product.p50];
    return [
      {
        question: `p50 of a page 1,000 deep against the first, ${many(tickets)} tickets`,
        answer: `${milliseconds(far)} ms / ${milliseconds(near)} ms = ${ratio(far / near)}`,
        bar: 'about 1',
      },
    ];
  });
}

function searches({ results }: Report): Finding[] {
  return results
    .filter(({ name }) => name.startsWith('search:'))
    .map(({ title, tickets, latency }) => ({
      question: `p99 of "${title}" at ${latency.product.rate} requests per second, ${many(tickets)} tickets`,
      answer: `${milliseconds(latency.product.p99)} ms`,
      bar: '',
    }));
}

function memory(report: Report): Finding[] {
  return report.memory.flatMap(({ tickets, start, end }) =>
    start && end
      ? [
          {
            question: `Resident memory of the product at start, in the end, at most, ${many(tickets)} tickets`,
            answer: `${start.now} MB, ${end.now} MB, ${end.highest} MB`,
            bar: 'under 250 MB',
          },
        ]
      : [],
  );
}
