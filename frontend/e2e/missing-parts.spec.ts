import { expectNoAxeViolations } from './support/axe';
import { expect, type Page, test } from './support/fixtures';
import { fileTicket } from './support/made-by-api';

/** What the server did after a new version: the files of the page that is open are gone. */
async function loseTheRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.route('**/*.js', (route) => route.fulfill({ status: 404 }));
}

const missing = (page: Page, what: string) =>
  page.getByRole('alert').filter({ hasText: `${what} could not be loaded.` });

test.describe('a part whose file is gone', () => {
  test('is told for each part of the table of all tickets', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'Half a table');
    await page.goto('/admin/tickets');
    const row = page.locator('tr.row').filter({ hasText: 'Half a table' }).first();
    await expect(row).toBeVisible();
    await loseTheRest(page);

    for (const name of ['Status', 'Assignee', 'Created']) {
      await page.getByRole('search', { name: 'Tickets' }).getByRole('button', { name, exact: true }).click();
      await expect(missing(page, `The filter by ${name.toLowerCase()}`)).toBeVisible();
    }
    await page.getByRole('button', { name: 'View' }).click();
    await expect(missing(page, 'The choice of columns and rows')).toBeVisible();
    await page.getByRole('button', { name: `Status of #${number}` }).click();
    await expect(missing(page, 'The choice of values')).toBeInViewport();
    await page.getByRole('button', { name: `Assignee of #${number}` }).click();
    await expect(missing(page, 'The choice of assignee')).toBeInViewport();
    await row.getByRole('checkbox').check();
    await expect(missing(page, 'What can be done with the selection')).toBeInViewport();
    await expectNoAxeViolations(page);
  });

  test('is told for what belongs to every page', async ({ asAgent: page }) => {
    await page.goto('/tickets');
    await expect(page.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
    await loseTheRest(page);
    await page.keyboard.press('Control+k');
    await expect(missing(page, '“Go to…”')).toBeInViewport();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(missing(page, '“Go to…”')).toHaveCount(0);
    await page.getByRole('button', { name: /your menu$/ }).click();
    await expect(missing(page, 'Your menu')).toBeInViewport();
    await page.getByRole('button', { name: 'Collapse the sidebar' }).click();
    await expect(missing(page, 'Your menu')).toBeInViewport({ ratio: 1 });
    await expectNoAxeViolations(page);
    await page.unroute('**/*.js');
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await page.getByRole('button', { name: /your menu$/ }).click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  });
});
