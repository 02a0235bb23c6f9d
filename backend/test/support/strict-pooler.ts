import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What poolers take from a client at the start of a connection. */
const ACCEPTED = new Set(['user', 'database', 'client_encoding', 'application_name']);

/** Stands between the application and its database and refuses, as poolers do, settings of a session. */
export class StrictPooler {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  /** The names under which connections came through. */
  readonly names: string[] = [];

  private constructor(private readonly target: URL) {
    this.server = createServer((near) => {
      this.keep(near);
      near.once('data', (first) => this.open(near, first));
    });
  }

  static async before(databaseUrl: string): Promise<StrictPooler> {
    const pooler = new StrictPooler(new URL(databaseUrl));
    await new Promise<void>((resolve) => pooler.server.listen(0, '127.0.0.1', resolve));
    return pooler;
  }

  /** The database's address through this pooler. */
  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return Object.assign(new URL(this.target), { host: `127.0.0.1:${port}` }).href;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private open(near: Socket, first: Buffer): void {
    // Length and version, then names and values in turn, each ended by a zero byte.
    const words = first.subarray(8).toString().split('\0');
    const names = words.filter((word, position) => position % 2 === 0 && word !== '');
    const refused = names.find((name) => !ACCEPTED.has(name));
    if (refused !== undefined) {
      near.end(fatal(`unsupported startup parameter: ${refused}`));
      return;
    }
    this.names.push(words[words.indexOf('application_name') + 1] ?? '');
    const far = connect(Number(this.target.port), this.target.hostname);
    this.keep(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    far.write(first);
    near.pipe(far).pipe(near);
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    // A socket that breaks is closed, and its other side with it.
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
  }
}

/** An error that ends the connection, in the words of PostgreSQL's protocol. */
function fatal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
