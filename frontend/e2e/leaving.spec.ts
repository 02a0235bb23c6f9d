import { expect, type Page, test } from './support/fixtures';
import { fileTicket } from './support/made-by-api';

/** Holds the answers of one address back until they are let go. */
async function holdBack(page: Page, address: string, method: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(address, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    const response = await route.fetch();
    await released;
    return route.fulfill({ response });
  });
  return letGo;
}

/** Goes to a ticket without a new page, as Ctrl+K does. */
async function goToTicket(page: Page, number: number): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`${number}`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/tickets/${number}$`));
}

test.describe('a page that is left before its answer has come', () => {
  test('leaves the person where they went after filing a ticket', async ({ asEmployee: page }) => {
    const title = `Slow answer ${Date.now()}`;
    await page.goto('/tickets/new');
    await page.getByLabel('Title').fill(title);
    await page.getByLabel('Description', { exact: true }).fill('It takes its time.');
    const letGo = await holdBack(page, '**/api/tickets', 'POST');
    await page.getByRole('button', { name: 'File ticket' }).click();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await expect(page).toHaveURL(/\/tickets$/);
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    letGo();
    await answered;
    await page.waitForTimeout(500);
    await expect(page).toHaveURL(/\/tickets$/);
    await page.goto('/tickets');
    await expect(page.getByRole('link', { name: title })).toBeVisible();
  });

  test('says only of the ticket that was filed that it was', async ({ asEmployee: page }) => {
    const other = await fileTicket(page, 'Filed long ago');
    await page.goto('/tickets/new');
    await page.getByLabel('Title').fill('Filed just now');
    await page.getByLabel('Description', { exact: true }).fill('And then looks at another one.');
    await page.getByRole('button', { name: 'File ticket' }).click();
    await expect(page.getByText('Your ticket is filed.')).toBeVisible();
    await goToTicket(page, other);
    await expect(page.getByRole('heading', { level: 1, name: 'Filed long ago' })).toBeVisible();
    await expect(page.getByText('Your ticket is filed.')).toHaveCount(0);
  });

  test('leaves the person where they went after deleting a ticket', async ({ asEmployee: page }) => {
    const [gone, other] = [await fileTicket(page, 'To be deleted'), await fileTicket(page, 'To be read meanwhile')];
    await page.goto(`/tickets/${gone}`);
    const letGo = await holdBack(page, `**/api/tickets/${gone}`, 'DELETE');
    await page.getByRole('button', { name: 'Delete ticket' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await goToTicket(page, other);
    const answered = page.waitForResponse((response) => response.request().method() === 'DELETE');
    letGo();
    await answered;
    await page.waitForTimeout(500);
    await expect(page).toHaveURL(new RegExp(`/tickets/${other}$`));
  });
});
