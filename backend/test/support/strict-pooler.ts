import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What poolers take from a client at the start of a connection. */
const ACCEPTED = new Set(['user', 'database', 'client_encoding', 'application_name']);

interface Ways {
  /** All clients in turn get the same connection of the server, with the statements that others prepared on it. */
  readonly lendsOneConnection?: boolean;
}

/** Signed in, ready: what a client hears that is lent a connection which is open already. */
const WELCOME = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I', 'latin1');
const TERMINATE = 'X'.charCodeAt(0);

/** Stands between the application and its database and refuses, as poolers do, settings of a session. */
export class StrictPooler {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  /** The names under which connections came through. */
  readonly names: string[] = [];

  private shared: Socket | undefined;
  private borrower: Socket | undefined;

  private constructor(
    private readonly target: URL,
    private readonly ways: Ways,
  ) {
    this.server = createServer((near) => {
      this.keep(near);
      near.once('data', (first) => this.open(near, first));
    });
  }

  static async before(databaseUrl: string, ways: Ways = {}): Promise<StrictPooler> {
    const pooler = new StrictPooler(new URL(databaseUrl), ways);
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
    if (this.ways.lendsOneConnection === true) this.lend(near, first);
    else this.join(near, first);
  }

  private join(near: Socket, first: Buffer): void {
    const far = this.connectToServer();
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    far.write(first);
    near.pipe(far).pipe(near);
  }

  private lend(near: Socket, first: Buffer): void {
    const isOpen = this.shared !== undefined;
    const far = (this.shared ??= this.connectToServer().on('data', (answer) => this.borrower?.write(answer)));
    near.on('data', (asked) => {
      if (asked[0] === TERMINATE) return;
      this.borrower = near;
      far.write(asked);
    });
    if (isOpen) {
      near.write(WELCOME);
      return;
    }
    this.borrower = near;
    far.write(first);
  }

  private connectToServer(): Socket {
    const far = connect(Number(this.target.port), this.target.hostname);
    this.keep(far);
    return far;
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
