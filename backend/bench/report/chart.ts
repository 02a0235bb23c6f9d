import { mainRates, type Report, type Result } from '../result.ts';
import { ratio } from './numbers.ts';

const WIDTH = 760;
const LEFT = 292;
const RIGHT = 56;
const TOP = 46;
const ROW = 26;
const BAR = 14;
/** The size that is drawn when it was measured; the biggest otherwise. */
const USUAL = 100_000;

/** Ratio to the yardstick, one bar for each operation: a picture that reads in light and in dark. */
export function chart(report: Report): string {
  const tickets = drawnSize(report);
  const results = report.results.filter((result) => result.tickets === tickets);
  const ratios = results.map((result) => ratioOf(result, report));
  const most = Math.max(1.2, ...ratios.filter(Number.isFinite));
  const x = (value: number): number => Math.round((LEFT + (value / most) * (WIDTH - LEFT - RIGHT)) * 10) / 10;
  const height = TOP + results.length * ROW + 12;
  const title = `Requests per second against the yardstick, ${tickets.toLocaleString('en')} tickets`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">`,
    STYLE,
    `<text class="title" x="8" y="18">${escaped(title)}</text>`,
    ...[0.8, 1].map((bar) => line(x(bar), height - 8, bar)),
    ...results.map((result, index) => row(result, ratios[index] ?? 0, TOP + index * ROW, x)),
    '</svg>',
    '',
  ].join('\n');
}

const STYLE = `<style>
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .title { font-weight: 600; font-size: 14px; }
  .mark { font-size: 11px; fill: #57606a; }
  .line { stroke: #8c959f; stroke-dasharray: 3 3; }
  .met { fill: #1a7f5a; }
  .missed { fill: #b35900; }
  .free { fill: #6e7781; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .mark { fill: #9da7b1; }
    .line { stroke: #6e7681; }
    .met { fill: #3fb68b; }
    .missed { fill: #e09b4f; }
    .free { fill: #8b949e; }
  }
</style>`;

function drawnSize({ results }: Report): number {
  const sizes = results.map(({ tickets }) => tickets);
  return sizes.includes(USUAL) ? USUAL : Math.max(...sizes);
}

function ratioOf(result: Result, report: Report): number {
  const { product, rows } = mainRates(result, report);
  return product / rows;
}

const line = (x: number, bottom: number, bar: number): string =>
  `<line class="line" x1="${x}" x2="${x}" y1="${TOP - 6}" y2="${bottom}"/>` +
  `<text class="mark" x="${x}" y="${TOP - 10}" text-anchor="middle">${bar.toFixed(1)}</text>`;

function row({ title, bar }: Result, value: number, y: number, x: (value: number) => number): string {
  const kind = bar === null ? 'free' : value >= bar ? 'met' : 'missed';
  const end = x(value);
  return (
    `<text x="${LEFT - 10}" y="${y + BAR - 2}" text-anchor="end">${escaped(title.replaceAll('`', ''))}</text>` +
    `<rect class="${kind}" x="${LEFT}" y="${y}" width="${Math.max(1, end - LEFT).toFixed(1)}" height="${BAR}" rx="2"/>` +
    `<text x="${end + 6}" y="${y + BAR - 2}">${ratio(value)}</text>`
  );
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
