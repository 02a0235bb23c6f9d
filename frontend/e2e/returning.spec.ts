import { expect, type Page, test } from './support/fixtures';
import { addPerson, aWord, fileTicket } from './support/made-by-api';

/** An hour later the tab is shown again. */
async function comeBack(page: Page): Promise<void> {
  await page.clock.setFixedTime(Date.now() + 60 * 60 * 1000);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

test.describe('a list that was left open', () => {
  test('shows a requester what is new when they come back, and stays when there is no answer', async ({
    asEmployee: page,
  }) => {
    const word = `Left open ${Date.now()}`;
    await fileTicket(page, `${word}, before`);
    await page.goto('/tickets');
    await expect(page.getByRole('link', { name: `${word}, before` })).toBeVisible();
    await page.getByRole('link', { name: `${word}, before` }).focus();
    await fileTicket(page, `${word}, meanwhile`);
    await comeBack(page);
    await expect(page.getByRole('link', { name: `${word}, meanwhile` })).toBeVisible();
    await expect(page.getByRole('link', { name: `${word}, before` })).toBeFocused();

    await page.route('**/api/tickets?*', (route) => route.abort());
    const asked = page.waitForEvent('requestfailed');
    await page.clock.setFixedTime(Date.now() + 3 * 60 * 60 * 1000);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await asked;
    await expect(page.getByRole('link', { name: `${word}, meanwhile` })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The tickets could not be loaded' })).toHaveCount(0);
  });

  test('shows an admin who was added meanwhile, and what they are typing stays', async ({ asAdmin: page }) => {
    const word = aWord();
    const before = await addPerson(page, 'agent', `${word}, before`);
    await page.goto(`/admin/people/${before.id}?q=${encodeURIComponent(word)}`);
    const people = page.getByRole('table', { name: 'People' });
    await expect(people.getByRole('link')).toHaveCount(1);
    await page.getByLabel('Name', { exact: true }).fill('Half a na');
    await addPerson(page, 'agent', `${word}, meanwhile`);
    await comeBack(page);
    await expect(people.getByRole('link', { name: `${word}, meanwhile` })).toBeVisible();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Half a na');
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  });

  test('shows an agent what is new, under the same selection and the same focus', async ({ asAgent: page }) => {
    const word = `left${Date.now()}`;
    for (const turn of [1, 2, 3]) await fileTicket(page, `${word} ${turn}`);
    await page.goto(`/admin/tickets?q=${word}`);
    const rows = page.locator('tr.row');
    await expect(rows).toHaveCount(3);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const bar = page.getByRole('region', { name: 'Selected tickets' });
    await expect(bar).toContainText('1 selected');
    await fileTicket(page, `${word} 4`);
    await comeBack(page);
    await expect(rows).toHaveCount(4);
    await expect(rows.nth(2).locator('a.title')).toBeFocused();
    await expect(rows.nth(2).getByRole('checkbox')).toBeChecked();
    // The keys of the page act on the row with the focus, wherever it stands now.
    await page.keyboard.press('x');
    await expect(bar).toHaveCount(0);
    await page.keyboard.press('k');
    await expect(rows.nth(1).locator('a.title')).toBeFocused();
  });

  test('lets an agent go on by key from the ticket they opened', async ({ asAgent: page }) => {
    const word = `left${Date.now()}`;
    for (const turn of [1, 2, 3, 4]) await fileTicket(page, `${word} ${turn}`);
    await page.goto(`/admin/tickets?q=${word}`);
    const titles = page.locator('tr.row a.title');
    await expect(titles).toHaveCount(4);
    const back = [() => page.goBack(), () => page.locator('dk-ticket-page a.back').click()];
    await page.keyboard.press('j');
    for (const [turn, goBack] of back.entries()) {
      await page.keyboard.press('j');
      await expect(titles.nth(turn + 1)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/tickets\/\d+$/);
      await expect(page.locator('dk-ticket-page a.back')).toHaveText('All tickets');
      await goBack();
      await expect(titles.nth(turn + 1)).toBeFocused();
    }
    await page.keyboard.press('j');
    await expect(titles.nth(3)).toBeFocused();
  });
});
