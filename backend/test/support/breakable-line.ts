import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A line between the application and its database that can be cut, or go silent, and be mended. */
export class BreakableLine {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  private constructor(private readonly target: URL) {}

  static async to(databaseUrl: string): Promise<BreakableLine> {
    const line = new BreakableLine(new URL(databaseUrl));
    await line.mend();
    return line;
  }

  /** The database's address through this line. */
  get url(): string {
    return Object.assign(new URL(this.target), { host: `127.0.0.1:${this.port}` }).href;
  }

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(one);
        one.on('error', () => undefined);
        one.on('close', () => {
          this.sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** As when the database is killed: open connections break, new ones are refused. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** As when the machine behind it vanishes: everything stays open and nothing comes back. */
  silence(): void {
    for (const socket of this.sockets) socket.unpipe();
    this.server?.removeAllListeners('connection');
    this.server?.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
    });
  }
}
