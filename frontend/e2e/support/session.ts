import { type APIRequestContext, expect } from '@playwright/test';
import type { Person } from './people';

/** Where the global set-up started the product. */
export function productUrl(): string {
  const url = process.env['E2E_URL'];
  if (url === undefined) throw new Error('E2E_URL is not set: the global set-up did not run.');
  return url;
}

/** A session of its own, left in the cookies of `api`, without the detour through the page. */
export async function signInByApi(api: APIRequestContext, { email, password }: Person): Promise<void> {
  const answer = await api.post('/api/auth/login', { data: { email, password } });
  expect(answer.status(), await answer.text()).toBe(200);
}
