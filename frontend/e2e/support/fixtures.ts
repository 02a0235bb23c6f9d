import { type Browser, type Page, test as base } from '@playwright/test';
import type { Person } from './people';
import { productUrl, sessionFile } from './sessions';

export { expect, type Page } from '@playwright/test';

interface SignedInPages {
  /** A page with nobody signed in. */
  stranger: Page;
  asEmployee: Page;
  asAgent: Page;
  asAdmin: Page;
}

/** Each page has a browser context of its own: two people in one test are two people. */
export const test = base.extend<SignedInPages>({
  stranger: async ({ browser }, use) => {
    await withPage(browser, null, use);
  },
  asEmployee: async ({ browser }, use) => {
    await withPage(browser, 'employee', use);
  },
  asAgent: async ({ browser }, use) => {
    await withPage(browser, 'agent', use);
  },
  asAdmin: async ({ browser }, use) => {
    await withPage(browser, 'admin', use);
  },
});

async function withPage(
  browser: Browser,
  role: Person['role'] | null,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const session = role === null ? {} : { storageState: sessionFile(role) };
  const context = await browser.newContext({ baseURL: productUrl(), ...session });
  await use(await context.newPage());
  await context.close();
}

/** Signs in through the page, for tests that end sessions or change passwords: the shared ones must live on. */
export async function signIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
