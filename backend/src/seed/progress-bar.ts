const WIDTH = 30;

/** A bar on a terminal, one line at each tenth elsewhere. */
export class ProgressBar {
  private readonly startedAt = Date.now();
  private lastTenth = 0;

  constructor(
    private readonly total: number,
    private readonly things: string,
    private readonly out: NodeJS.WriteStream = process.stdout,
  ) {}

  show(done: number): void {
    const part = this.total === 0 ? 1 : done / this.total;
    const seconds = (Date.now() - this.startedAt) / 1000;
    const filled = Math.round(part * WIDTH);
    const left = part < 1 ? `${Math.ceil(seconds / part - seconds)} s left` : `in ${seconds.toFixed(1)} s`;
    const line = `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${done.toLocaleString('en')} of ${this.total.toLocaleString('en')} ${this.things}, ${left}`;
    if (this.out.isTTY) this.out.write(`\r${line}\u001b[K${part < 1 ? '' : '\n'}`);
    else if (Math.floor(part * 10) > this.lastTenth) this.out.write(`${line}\n`);
    this.lastTenth = Math.floor(part * 10);
  }
}
