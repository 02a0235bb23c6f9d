import { expect, type Page, test } from './support/fixtures';
import { comment, fileTicket } from './support/made-by-api';

/** Goes there and presses, as somebody without a mouse does. */
async function press(page: Page, name: string, role: 'button' | 'menuitem' = 'button'): Promise<void> {
  await page.getByRole(role, { name, exact: true }).first().focus();
  await page.keyboard.press('Enter');
}

test.describe('the focus, when what had it goes away', () => {
  test('stays with a message that was edited, or whose editing was given up', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'Edited by keyboard');
    await comment(page, number, 'First words');
    await comment(page, number, 'Last words');
    await page.goto(`/tickets/${number}`);
    const pencil = page.getByRole('article').filter({ hasText: 'words' }).first().getByLabel('Edit message');
    for (const way of ['Cancel', 'Save']) {
      await pencil.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByLabel('Message', { exact: true })).toBeFocused();
      await press(page, way);
      await expect(page.getByLabel('Message', { exact: true })).toHaveCount(0);
      await expect(pencil).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await press(page, 'Delete message');
    await press(page, 'Keep');
    await expect(page.getByRole('button', { name: 'Delete message' })).toBeFocused();
    await page.keyboard.press('Enter');
    await press(page, 'Delete');
    await expect(page.getByText('First words')).toHaveCount(0);
    await expect(page.getByRole('article').filter({ hasText: 'Last words' }).locator('*:focus')).toHaveCount(1);
  });

  test('stays with the assignee that was changed', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'Assigned by keyboard');
    await page.goto(`/tickets/${number}`);
    const assignee = page.getByRole('button', { name: /^Change assignee:/ });
    await assignee.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Assignee', { exact: true })).toBeFocused();
    await expect(page.getByRole('option', { name: 'Assign to me' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(assignee).toContainText('Ada Agent');
    await expect(assignee).toBeFocused();
  });

  test('goes on from where a ticket was solved and opened again', async ({ asEmployee: page }) => {
    const number = await fileTicket(page, 'Solved by keyboard');
    await page.goto(`/tickets/${number}`);
    await press(page, 'This solved it');
    await expect(page.getByText('This is solved.')).toBeVisible();
    await expect(page.locator('dk-ticket-conversation').locator('*:focus')).toHaveCount(1);
    await press(page, 'Reopen');
    await expect(page.getByText('This is solved.')).toHaveCount(0);
    await expect(page.locator('dk-ticket-conversation').locator('*:focus')).toHaveCount(1);
  });

  test('returns to the row of a table after what is done with a selection', async ({ asAgent: page }) => {
    const word = `focus${Date.now()}`;
    for (const turn of [1, 2, 3]) await fileTicket(page, `${word} ${turn}`);
    await page.goto(`/admin/tickets?q=${word}`);
    await expect(page.locator('tr.row')).toHaveCount(3);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const title = page.locator('tr.row').nth(1).locator('a.title');
    await expect(title).toBeFocused();
    await page.keyboard.press('x');
    await expect(page.getByRole('region', { name: 'Selected tickets' })).toContainText('1 selected');
    await page.keyboard.press('p');
    await page.getByRole('menuitem', { name: 'High' }).press('Enter');
    await expect(page.getByText('1 ticket is now high priority.')).toBeVisible();
    await expect(title).toBeFocused();
    for (const name of ['Dismiss', 'Clear selection']) {
      await press(page, name);
      await expect(title).toBeFocused();
    }
    await press(page, 'Clear filters');
    await expect(page.getByRole('search', { name: 'Tickets' }).locator('*:focus')).toHaveCount(1);
  });
});
