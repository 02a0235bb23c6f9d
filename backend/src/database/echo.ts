/** Counts how often something was heard, for whoever waits until it was often enough. */
export class Echo {
  private heard = 0;
  private wake: () => void = () => undefined;

  ring(): void {
    this.heard += 1;
    this.wake();
  }

  async times(wanted: number): Promise<void> {
    while (this.heard < wanted) await new Promise<void>((resolve) => (this.wake = resolve));
  }
}
