import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export type Headers = Readonly<Record<string, string>>;

/** An answer as a client sees it. `body` is the parsed JSON, or undefined for another type. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: Body;
  /** Decompressed, as programs see it. */
  readonly text: string;
  /** Bytes of the body as they were sent. */
  readonly length: number;
}

/** What answers requests: one process, or a balancer before several. */
export interface Front {
  inject(request: FrontRequest): Promise<FrontAnswer>;
}

export interface FrontRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
}

export interface FrontAnswer {
  readonly statusCode: number;
  readonly headers: Answer<unknown>['headers'];
  /** As it was sent. */
  readonly rawPayload: Buffer;
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Calls the API as programs do: JSON in and out, and a bearer token when signed in. */
export class ApiClient {
  constructor(
    private readonly front: Front,
    private readonly headers: Headers = {},
  ) {}

  /** The same caller with more headers on every request. */
  with(headers: Headers): ApiClient {
    return new ApiClient(this.front, { ...this.headers, ...headers });
  }

  /** The same caller, asking another process. */
  at(front: Front): ApiClient {
    return new ApiClient(front, this.headers);
  }

  get<Body = unknown>(url: string, headers?: Headers): Promise<Answer<Body>> {
    return this.send('GET', url, undefined, headers);
  }

  post<Body = unknown>(url: string, body?: unknown, headers?: Headers): Promise<Answer<Body>> {
    return this.send('POST', url, body, headers);
  }

  put<Body = unknown>(url: string, body?: unknown, headers?: Headers): Promise<Answer<Body>> {
    return this.send('PUT', url, body, headers);
  }

  patch<Body = unknown>(url: string, body?: unknown, headers?: Headers): Promise<Answer<Body>> {
    return this.send('PATCH', url, body, headers);
  }

  delete<Body = unknown>(url: string, headers?: Headers): Promise<Answer<Body>> {
    return this.send('DELETE', url, undefined, headers);
  }

  /** Any method and any body; a string or buffer is sent as it is. */
  async send<Body = unknown>(
    method: Method,
    url: string,
    body?: unknown,
    headers: Headers = {},
  ): Promise<Answer<Body>> {
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const answer = await this.front.inject({
      method,
      url,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...this.headers, ...headers },
      ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
    });
    const text = decoded(answer.rawPayload, answer.headers['content-encoding']);
    const isJson = /[/+]json/.test(String(answer.headers['content-type'])) && text !== '';
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: (isJson ? JSON.parse(text) : undefined) as Body,
      text,
      length: answer.rawPayload.length,
    };
  }
}

function decoded(bytes: Buffer, encoding: unknown): string {
  if (bytes.length === 0 || encoding === undefined) return bytes.toString();
  return (encoding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes)).toString();
}
