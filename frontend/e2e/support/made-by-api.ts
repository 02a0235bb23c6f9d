import { expect, type Page } from '@playwright/test';

/** Files a ticket as the person of this page, over the API: for tests that are about what comes after. */
export async function fileTicket(page: Page, title: string, more: Record<string, unknown> = {}): Promise<number> {
  const answer = await page.request.post('/api/tickets', {
    data: { title, description: 'It does not work.', ...more },
    headers: await xsrf(page),
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: number };
  return id;
}

export async function comment(page: Page, ticket: number, body: string, internal = false): Promise<void> {
  const answer = await page.request.post(`/api/tickets/${ticket}/comments`, {
    data: { body, internal },
    headers: await xsrf(page),
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

async function xsrf(page: Page): Promise<Record<string, string>> {
  const cookies = await page.context().cookies();
  return { 'X-XSRF-TOKEN': cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '' };
}
