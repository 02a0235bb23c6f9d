import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Answer, ApiClient, type Front, type FrontAnswer, type FrontRequest } from './api-client.js';

const HOST = '127.0.0.1';
const SERVED_BY = 'x-served-by';

/** Gives each request to the next process in turn, over HTTP, as a balancer does that knows nothing of sessions. */
export class Balancer implements Front {
  private turn = 0;
  private readonly server: Server;

  private constructor(private readonly ports: readonly number[]) {
    this.server = createServer((incoming, outgoing) => this.forward(incoming, outgoing));
  }

  /** The processes begin to listen. Close the balancer before them. */
  static async before(...processes: readonly NestFastifyApplication[]): Promise<Balancer> {
    const addresses = await Promise.all(
      processes.map((app) => app.getHttpAdapter().getInstance().listen({ port: 0, host: HOST })),
    );
    const balancer = new Balancer(addresses.map((address) => Number(new URL(address).port)));
    await new Promise<void>((resolve) => balancer.server.listen(0, HOST, resolve));
    return balancer;
  }

  /** A caller whom nobody knows. */
  get stranger(): ApiClient {
    return new ApiClient(this);
  }

  async inject({ method, url, headers, payload }: FrontRequest): Promise<FrontAnswer> {
    const { port } = this.server.address() as AddressInfo;
    const asked = request({ host: HOST, port, method, path: url, headers }).end(payload);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const rawPayload = await buffer(answer);
    return { statusCode: answer.statusCode ?? 0, headers: answer.headers, rawPayload };
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const number = this.turn++ % this.ports.length;
    const callers = [incoming.headers['x-forwarded-for'] ?? [], incoming.socket.remoteAddress ?? []].flat();
    const onward = request(
      {
        host: HOST,
        port: this.ports[number],
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, 'x-forwarded-for': callers.join(', ') },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, [SERVED_BY]: String(number) });
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  }
}

/** The number of the process that gave an answer. */
export const servedBy = ({ headers }: Answer<unknown>): number => Number(headers[SERVED_BY]);
