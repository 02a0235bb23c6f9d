import { readFile } from 'node:fs/promises';
import { expectNoAxeViolations } from './support/axe';
import { expect, type Page, test } from './support/fixtures';
import { aWord, fileTicket, xsrf } from './support/made-by-api';

async function fileTickets(page: Page, word: string, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let number = 1; number <= count; number++) ids.push(await fileTicket(page, `${word} ticket ${number}`));
  return ids;
}

const rows = (page: Page) => page.locator('tr.row');
const titles = (page: Page) => page.locator('tr.row a.title').allInnerTexts();
const selectionBar = (page: Page) => page.getByRole('region', { name: 'Selected tickets' });

async function statusesOf(page: Page, ids: readonly number[]): Promise<string[]> {
  const answers = await Promise.all(ids.map((id) => page.request.get(`/api/tickets/${id}`)));
  return Promise.all(answers.map(async (answer) => ((await answer.json()) as { status: string }).status));
}

test.describe('triage', () => {
  test('goes by keyboard alone: find, select three, close them, take it back', async ({ asAgent: page }) => {
    const word = aWord();
    const ids = await fileTickets(page, word, 4);
    await page.goto('/admin/tickets');
    await expect(rows(page).first()).toBeVisible();

    await page.keyboard.press('/');
    await page.keyboard.type(word);
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(4);

    for (let count = 1; count <= 3; count++) {
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await expect(selectionBar(page)).toContainText(`${count} selected`);
    }
    await page.keyboard.press('s');
    await expect(page.getByRole('menuitem', { name: 'Closed' })).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(page.getByText('3 tickets are now closed.')).toBeVisible();
    expect((await statusesOf(page, ids)).filter((status) => status === 'closed')).toHaveLength(3);

    await page.keyboard.press('u');
    await expect(page.getByText('Undone for 3 tickets.')).toBeVisible();
    expect(await statusesOf(page, ids)).toEqual(['open', 'open', 'open', 'open']);

    await page.keyboard.press('Escape');
    await expect(selectionBar(page)).toBeHidden();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/tickets\/\d+$/);
  });

  test('shares what was filtered by its address', async ({ asAdmin, asAgent }) => {
    const word = aWord();
    await fileTicket(asAdmin, `${word} high`, { priority: 'high' });
    await fileTicket(asAdmin, `${word} medium`, { priority: 'medium' });
    await fileTicket(asAdmin, `${word} low`, { priority: 'low' });
    await asAdmin.goto('/admin/tickets');
    await asAdmin.getByLabel('Search tickets').fill(word);
    await expect(rows(asAdmin)).toHaveCount(3);
    await asAdmin.getByRole('button', { name: 'Priority', exact: true }).first().click();
    await asAdmin.getByRole('menuitemcheckbox', { name: 'High' }).click();
    await asAdmin.getByRole('menuitemcheckbox', { name: 'Low' }).click();
    await asAdmin.keyboard.press('Escape');
    await asAdmin.getByRole('button', { name: 'Created', exact: true }).first().click();
    await asAdmin.getByRole('button', { name: 'Last 7 days' }).click();
    await asAdmin.getByRole('columnheader', { name: 'Priority' }).click();
    await expect(asAdmin).toHaveURL(/sort=-priority/);
    await expect.poll(() => titles(asAdmin)).toEqual([`${word} high`, `${word} low`]);

    await asAgent.goto(asAdmin.url());
    await expect.poll(() => titles(asAgent)).toEqual([`${word} high`, `${word} low`]);
  });

  test('exports what is filtered, and nothing else', async ({ asAgent: page }) => {
    const word = aWord();
    const ids = await fileTickets(page, word, 2);
    await page.goto(`/admin/tickets?q=${word}`);
    await expect(rows(page)).toHaveCount(2);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    const exported = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',')[0]));
    expect(exported.sort()).toEqual(ids.sort());
  });

  test('exports also when the short-lived access has expired', async ({ asAgent: page }) => {
    const word = aWord();
    const [id] = await fileTickets(page, word, 1);
    await page.goto(`/admin/tickets?q=${word}`);
    await expect(rows(page)).toHaveCount(1);
    await page.context().clearCookies({ name: 'docket_access' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain(`\n${id},`);
  });

  test('keeps the space that was typed before a pause, in both lists', async ({ asAgent: page }) => {
    const word = aWord();
    await fileTickets(page, word, 2);
    for (const path of ['/admin/tickets', '/tickets']) {
      await page.goto(path);
      const field = page.getByLabel('Search tickets');
      await field.pressSequentially(`${word} `);
      await expect(page).toHaveURL(new RegExp(`q=${word}(&|$)`));
      await field.pressSequentially('ticket');
      await expect(page).toHaveURL(new RegExp(`q=${word}(%20|\\+)ticket`));
      await expect(field).toHaveValue(`${word} ticket`);
    }
  });

  test('selects everything that matches, beyond the page, and changes it at once', async ({ asAgent: page }) => {
    const word = aWord();
    await fileTickets(page, word, 30);
    await page.goto(`/admin/tickets?q=${word}`);
    await expect(rows(page)).toHaveCount(25);
    await page.getByLabel('Select all on this page').click();
    await expect(selectionBar(page)).toContainText('25 selected');
    await page.getByRole('button', { name: /Select all .*matching/ }).click();
    await expect(selectionBar(page)).toContainText('30 selected');
    await expect(page.getByRole('button', { name: /Select all .*matching/ })).toHaveCount(0);
    await selectionBar(page).getByRole('button', { name: 'Priority' }).click();
    await page.getByRole('menuitem', { name: 'High' }).click();
    await expect(page.getByText('30 tickets are now high priority.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Undone for 30 tickets.')).toBeVisible();
  });

  test('says which tickets were refused, and why', async ({ asAgent: page }) => {
    const word = aWord();
    const [closed = 0] = await fileTickets(page, word, 2);
    await page.goto(`/admin/tickets?q=${word}`);
    await page.getByRole('button', { name: `Status of #${closed}: Open` }).click();
    await page.getByRole('menuitemradio', { name: 'Closed' }).click();
    await expect(page.getByRole('button', { name: `Status of #${closed}: Closed` })).toBeVisible();
    await page.getByLabel('Select all on this page').click();
    await selectionBar(page).getByRole('button', { name: 'Status' }).click();
    await page.getByRole('menuitem', { name: 'In progress' }).click();
    await expect(page.getByText('1 ticket is now in progress.')).toBeVisible();
    await expect(page.getByText(/1 refused.*must be reopened/)).toBeVisible();
    await expect(page.getByRole('link', { name: `#${closed}` })).toBeVisible();
  });

  test('assigns one ticket from its row', async ({ asAgent: page }) => {
    const word = aWord();
    const id = await fileTicket(page, `${word} unassigned`);
    await page.goto(`/admin/tickets?q=${word}`);
    await page.getByRole('button', { name: `Assignee of #${id}: nobody` }).click();
    await page.getByRole('option', { name: 'Assign to me' }).click();
    await expect(page.getByRole('button', { name: `Assignee of #${id}: Ada Agent` })).toBeVisible();
  });

  test('opens the menu of a row at its field, and gives the focus back', async ({ asAgent: page }) => {
    const word = 'menu-at-its-field';
    for (let number = 1; number <= 3; number += 1) await fileTicket(page, `${word} ${number}`);
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      await page.emulateMedia({ reducedMotion });
      await page.goto(`/admin/tickets?q=${word}`);
      const field = rows(page).nth(2).locator('button[data-field=status]');
      await field.click();
      const menu = page.getByRole('menu', { name: 'Status' });
      await expect(menu).toBeVisible();
      const [at, from] = [await menu.boundingBox(), await field.boundingBox()];
      expect(Math.abs((at?.x ?? 0) - (from?.x ?? -100)), reducedMotion).toBeLessThan(20);
      await page.keyboard.press('Escape');
      await expect(field).toBeFocused();
    }
  });

  test('keeps the head over the rows that scroll under it', async ({ asAgent: page }) => {
    await page.goto('/admin/tickets');
    const head = page.locator('thead th').nth(1);
    await expect(head).toBeVisible();
    const ground = await head.evaluate((cell) => getComputedStyle(cell).backgroundColor);
    expect(ground).toBe(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  });

  test('finds place, filter and selection again after a look at a ticket', async ({ asAgent: page }) => {
    const word = aWord();
    await fileTickets(page, word, 25);
    await page.goto(`/admin/tickets?q=${word}`);
    await expect(rows(page)).toHaveCount(25);
    await rows(page).nth(22).getByRole('checkbox').click();
    await rows(page).nth(23).locator('a.title').focus();
    const scrolled = await page.evaluate(() => scrollY);
    expect(scrolled).toBeGreaterThan(0);
    await rows(page).nth(23).locator('a.title').click();
    await expect(page).toHaveURL(/\/tickets\/\d+$/);
    await page.goBack();
    await expect(rows(page)).toHaveCount(25);
    await expect(selectionBar(page)).toContainText('1 selected');
    await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBeGreaterThan(scrolled - 100);
  });

  test('pages there and back by cursors', async ({ asAgent: page }) => {
    const word = aWord();
    await fileTickets(page, word, 30);
    await page.goto(`/admin/tickets?q=${word}`);
    await expect(page.getByText('1–25')).toBeVisible();
    await page.getByRole('button', { name: 'Count all' }).click();
    await expect(page.getByText('1–25 of 30')).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('26–30 of 30')).toBeVisible();
    await page.getByRole('button', { name: 'Previous' }).click();
    await expect(page.getByText('1–25 of 30')).toBeVisible();
  });

  test('shows deleted tickets to admins and restores them', async ({ asAdmin: page }) => {
    const word = aWord();
    const id = await fileTicket(page, `${word} deleted`);
    const deleted = await page.request.delete(`/api/tickets/${id}`, { headers: await xsrf(page) });
    expect(deleted.status()).toBe(204);
    await page.goto(`/admin/tickets?q=${word}&deleted=true`);
    await page.getByRole('button', { name: `Restore #${id}` }).click();
    await expect(page.getByText('1 ticket is now restored.')).toBeVisible();
    await page.getByRole('button', { name: 'Back to all tickets' }).click();
    await expect(page.getByRole('link', { name: `${word} deleted` })).toBeVisible();
  });

  test('says that nothing is deleted, and stays among the deleted when filters are cleared', async ({
    asAdmin: page,
  }) => {
    await page.route('**/api/tickets?*', (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
    await page.goto('/admin/tickets?deleted=true&status=open');
    await page.getByRole('search').getByRole('button', { name: 'Clear filters' }).click();
    await expect(page.getByRole('heading', { name: 'No deleted tickets' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Clear filters' })).toHaveCount(0);
    await page.getByRole('link', { name: 'All tickets' }).last().click();
    await expect(page.getByRole('heading', { name: 'No tickets yet' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Import tickets' })).toHaveAttribute('href', '/admin/import');
  });

  test('does not exist for employees', async ({ asEmployee: page }) => {
    await page.goto('/admin/tickets');
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('All tickets');
    await expect(rows(page)).toHaveCount(0);
  });

  test('is accessible with a selection', async ({ asAdmin: page }) => {
    const word = aWord();
    await fileTickets(page, word, 3);
    await page.goto(`/admin/tickets?q=${word}`);
    await expect(rows(page)).toHaveCount(3);
    await rows(page).first().getByRole('checkbox').click();
    await expectNoAxeViolations(page);
  });

  test('is accessible when nothing matches', async ({ asAdmin: page }) => {
    await page.goto(`/admin/tickets?q=${aWord()}`);
    await expect(page.getByText('No ticket matches')).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test('keeps what can be done with a selection in sight on small screens', async ({ asAgent: page }) => {
    const word = aWord();
    await fileTickets(page, word, 8);
    await page.goto(`/admin/tickets?q=${word}`);
    await expect(rows(page)).toHaveCount(8);
    await page.getByLabel('Select all on this page').click();
    for (const size of [
      { width: 720, height: 450 },
      { width: 360, height: 740 },
    ]) {
      await page.setViewportSize(size);
      await expect(selectionBar(page).getByRole('button', { name: 'Assignee' })).toBeInViewport({ ratio: 1 });
      expect((await selectionBar(page).boundingBox())?.height).toBeLessThan(130);
    }
  });

  test('needs no more than 320 pixels', async ({ asAgent: page }) => {
    const word = aWord();
    await fileTickets(page, word, 3);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/admin/tickets?q=${word}`);
    await expect(rows(page)).toHaveCount(3);
    await rows(page).first().getByRole('checkbox').click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectNoAxeViolations(page);
  });
});
