// What a test needs before it begins, made over the API by the person of its page.
import { expect, type Page } from '@playwright/test';

/** Only what one test makes has it, for all tests share one product; and like no other, so that no search is corrected to it. */
export const aWord = (): string => `w${Math.random().toString(36).slice(2, 10)}`;

export async function fileTicket(page: Page, title: string, more: Record<string, unknown> = {}): Promise<number> {
  const { id } = await create<{ id: number }>(page, '/api/tickets', {
    title,
    description: 'It does not work.',
    ...more,
  });
  return id;
}

export async function comment(page: Page, ticket: number, body: string, internal = false): Promise<void> {
  await create(page, `/api/tickets/${ticket}/comments`, { body, internal });
}

export async function addPerson(
  page: Page,
  role: 'employee' | 'agent',
  name = `Person ${aWord()}`,
): Promise<{ id: string; name: string }> {
  return create(page, '/api/users', { email: `${aWord()}@example.org`, name, role });
}

async function create<T>(page: Page, path: string, data: object): Promise<T> {
  const answer = await page.request.post(path, { data, headers: await xsrf(page) });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as T;
}

export const xsrf = async (page: Page): Promise<Record<string, string>> => xsrfOf(await page.context().cookies());

export const xsrfOf = (cookies: readonly { name: string; value: string }[]): Record<string, string> => ({
  'X-XSRF-TOKEN': cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '',
});
