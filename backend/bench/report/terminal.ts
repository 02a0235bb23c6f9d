import { mainRates, type Report } from '../result.ts';
import { baselineRatio } from './baseline.ts';
import { findings } from './findings.ts';
import { milliseconds, perSecond, ratio } from './numbers.ts';

/** The tables a person at the terminal reads. */
export function printReport(report: Report, baseline: Report | null): void {
  console.table(
    report.results.map((result) => {
      const { product, rows, json } = mainRates(result, report);
      const { latency, statements, memory } = result;
      return {
        tickets: result.tickets,
        operation: result.name,
        'product/s': perSecond(product),
        'rows/s': perSecond(rows),
        'json/s': perSecond(json),
        ratio: ratio(product / rows),
        'to json': ratio(product / json),
        ...(baseline && { before: ratio(baselineRatio(baseline, result)) }),
        bar: result.bar ?? '',
        'p50 / p99 ms': `${milliseconds(latency.product.p50)} / ${milliseconds(latency.product.p99)}`,
        'bare p50 / p99': `${milliseconds(latency.rows.p50)} / ${milliseconds(latency.rows.p99)}`,
        statements: `${statements.statements.toFixed(1)} + ${statements.transactions.toFixed(1)}`,
        'MB now / most': memory ? `${memory.now} / ${memory.highest}` : '',
      };
    }),
  );
  if (report.errands.length > 0) printErrands(report);
  for (const { question, answer, bar } of findings(report)) {
    console.log(`${question}: ${answer}${bar === '' ? '' : ` (bar: ${bar})`}`);
  }
  for (const { tickets, name, reason } of report.failures)
    console.error(`FAILED ${name}, ${tickets} tickets: ${reason}`);
}

function printErrands({ errands }: Report): void {
  console.table(
    errands.map(({ tickets, name, seconds, rows, highestMemory }) => ({
      tickets,
      errand: name,
      rows,
      'product s': seconds.product?.toFixed(2),
      'rows s': seconds.rows?.toFixed(2) ?? '',
      'json s': seconds.json?.toFixed(2) ?? '',
      'rows/s': seconds.product === null ? '' : Math.round(rows / seconds.product),
      'most MB': highestMemory ?? '',
    })),
  );
}
