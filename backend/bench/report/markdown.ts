import { mainRates, type Errand, type Rates, type Report, type Result } from '../result.ts';
import { baselineRatio } from './baseline.ts';
import { findings } from './findings.ts';
import { milliseconds, perSecond, ratio } from './numbers.ts';

/** The generated part of docs/performance.md. */
export function markdown(report: Report, baseline: Report | null): string {
  const sizes = [...new Set(report.results.map(({ tickets }) => tickets))];
  return [
    machine(report),
    '![Ratio to the yardstick for each operation](images/performance.svg)',
    ...sizes.flatMap((tickets) => ofSize(report, baseline, tickets)),
    '### Over all of it',
    table(
      ['question', 'answer', 'bar'],
      findings(report).map(({ question, answer, bar }) => [question, answer, bar]),
    ),
    ...failures(report),
  ].join('\n\n');
}

function failures(report: Report): string[] {
  if (report.failures.length === 0) return [];
  const lines = report.failures.map(
    ({ tickets, name, reason }) => `- \`${name}\`, ${tickets.toLocaleString('en')} tickets: ${firstLine(reason)}`,
  );
  return ['### Not measured, because it failed', lines.join('\n')];
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

function machine({ machine: it, connections }: Report): string {
  return (
    `Measured on ${it['date']}: ${it['processor']}, ${it['cores']} cores, ${it['memory']}, ${it['system']}, ` +
    `Node ${it['node']}, PostgreSQL ${it['postgresql']}. Load generator, server and PostgreSQL share the machine. ` +
    `Rates are requests per second over ${connections} connections, each as fast as it is answered; times are those ` +
    `of single requests at an even pace that none of them has trouble with.`
  );
}

function ofSize(report: Report, baseline: Report | null, tickets: number): string[] {
  const results = report.results.filter((result) => result.tickets === tickets);
  const errands = report.errands.filter((errand) => errand.tickets === tickets);
  const others = Object.keys(results[0]?.rates ?? {}).filter((count) => Number(count) !== report.connections);
  return [
    `### ${tickets.toLocaleString('en')} tickets`,
    table(
      [
        ...[
          'operation',
          'product/s',
          'yardstick/s',
          'JSON by PostgreSQL/s',
          'ratio',
          ...(baseline ? ['before'] : []),
          'bar',
        ],
        ...['ratio to JSON', 'p50 / p99 ms', 'yardstick p50 / p99 ms', 'statements + BEGIN, COMMIT', 'resident MB'],
      ],
      results.map((result) => row(report, baseline, result)),
    ),
    ...(others.length === 0 ? [] : [otherConnections(results, others)]),
    ...(errands.length === 0 ? [] : [errandTable(errands)]),
  ];
}

function row(report: Report, baseline: Report | null, result: Result): string[] {
  const { product, rows, json } = mainRates(result, report);
  const { latency, statements, memory } = result;
  return [
    result.title,
    perSecond(product),
    perSecond(rows),
    perSecond(json),
    `**${ratio(product / rows)}**`,
    ...(baseline ? [ratio(baselineRatio(baseline, result))] : []),
    result.bar === null ? '' : result.bar.toFixed(1),
    ratio(product / json),
    `${milliseconds(latency.product.p50)} / ${milliseconds(latency.product.p99)}`,
    `${milliseconds(latency.rows.p50)} / ${milliseconds(latency.rows.p99)}`,
    `${statements.statements.toFixed(1)} + ${statements.transactions.toFixed(1)}`,
    memory ? `${memory.now}` : '',
  ];
}

function otherConnections(results: readonly Result[], connections: readonly string[]): string {
  const cells = (rates: Rates | undefined) =>
    rates ? `${perSecond(rates.product)} : ${perSecond(rates.rows)} = ${ratio(rates.product / rates.rows)}` : '';
  return table(
    ['product/s : yardstick/s', ...connections.map((count) => `${count} connection${count === '1' ? '' : 's'}`)],
    results
      .filter(({ rates }) => connections.some((count) => rates[count]))
      .map(({ title, rates }) => [title, ...connections.map((count) => cells(rates[count]))]),
  );
}

function errandTable(errands: readonly Errand[]): string {
  const seconds = (value: number | null) => (value === null ? '' : value.toFixed(2));
  return table(
    ['errand', 'product s', 'yardstick s', 'JSON by PostgreSQL s', 'rows/s', 'most resident MB'],
    errands.map(({ title, seconds: taken, rows, highestMemory }) => [
      title,
      seconds(taken.product),
      seconds(taken.rows),
      seconds(taken.json),
      taken.product === null ? '' : perSecond(rows / taken.product),
      `${highestMemory ?? ''}`,
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
