import { type Browser, type Page, test as base } from '@playwright/test';
import { admin, agent, employee, type Person } from './people';
import { productUrl, signInByApi } from './session';

export { expect, type Page } from '@playwright/test';

interface SignedInPages {
  /** A page with nobody signed in. */
  stranger: Page;
  asEmployee: Page;
  asAgent: Page;
  asAdmin: Page;
}

/** Each page has a browser context and a session of its own: two people in one test are two people. */
export const test = base.extend<SignedInPages>({
  stranger: async ({ browser }, use) => {
    await withPage(browser, null, use);
  },
  asEmployee: async ({ browser }, use) => {
    await withPage(browser, employee, use);
  },
  asAgent: async ({ browser }, use) => {
    await withPage(browser, agent, use);
  },
  asAdmin: async ({ browser }, use) => {
    await withPage(browser, admin, use);
  },
});

async function withPage(browser: Browser, person: Person | null, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: productUrl() });
  if (person !== null) await signInByApi(context.request, person);
  await use(await context.newPage());
  await context.close();
}

/** Signs in through the page, as people do. */
export async function signIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
