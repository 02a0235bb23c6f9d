import type { Answer, Headers } from '../support/api-client.js';
import type { Person } from '../support/people.js';
import type { TestApp } from '../support/test-app.js';

/** A cookie as the server set it. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Lower case, e.g. `httponly`, `path=/api`. */
  readonly attributes: readonly string[];
}

export function cookiesOf(answer: Answer<unknown>): SetCookie[] {
  return [answer.headers['set-cookie'] ?? []].flat().map((line) => {
    const [pair = '', ...attributes] = String(line).split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return { name, value: decodeURIComponent(value), attributes: attributes.map((one) => one.toLowerCase()) };
  });
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Calls the API as the portal does: a jar of cookies, and the XSRF header on whatever is unsafe. */
export class Browser {
  readonly jar = new Map<string, string>();

  constructor(private readonly app: Pick<TestApp, 'stranger'>) {}

  static async signedInAs(app: Pick<TestApp, 'stranger'>, { email, password }: Person): Promise<Browser> {
    const browser = new Browser(app);
    const answer = await browser.send('POST', '/api/auth/login', { email, password });
    if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.text}`);
    return browser;
  }

  /** Another tab whose requests are on their way with the cookies of now. */
  copy(): Browser {
    const other = new Browser(this.app);
    for (const [name, value] of this.jar) other.jar.set(name, value);
    return other;
  }

  async send<Body = unknown>(
    method: Method,
    url: string,
    body?: unknown,
    headers: Headers = {},
  ): Promise<Answer<Body>> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const xsrf = this.jar.get('XSRF-TOKEN');
    const answer = await this.app.stranger.send<Body>(method, url, body, {
      ...(cookie ? { cookie } : {}),
      ...(xsrf !== undefined && method !== 'GET' ? { 'x-xsrf-token': xsrf } : {}),
      ...headers,
    });
    for (const { name, value } of cookiesOf(answer)) {
      if (value === '') this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return answer;
  }

  me(): Promise<Answer<{ id: string }>> {
    return this.send('GET', '/api/auth/me');
  }

  refresh(headers: Headers = {}): Promise<Answer<{ accessToken: string; code?: string }>> {
    return this.send('POST', '/api/auth/refresh', undefined, headers);
  }
}
