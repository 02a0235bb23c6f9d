import { expectNoAxeViolations } from './support/axe';
import { expect, signIn, test } from './support/fixtures';
import { employee } from './support/people';
import { fileTicket } from './support/made-by-api';
import { pressSlowly } from './support/slow-press';

test.describe('an employee', () => {
  test('files a ticket with the keyboard alone, in far less than 20 seconds', async ({ asEmployee: page }) => {
    await page.goto('/tickets');
    await expect(page.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
    const began = Date.now();
    await page.keyboard.press('c');
    await expect(page.getByLabel('Title')).toBeFocused();
    await page.keyboard.type('The coffee machine is on fire');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Description', { exact: true })).toBeFocused();
    await page.keyboard.type('Third floor. **Please hurry.**');
    await page.keyboard.press('Control+Enter');
    await expect(page).toHaveURL(/\/tickets\/\d+$/);
    await expect(page.getByText('Your ticket is filed.')).toBeVisible();
    expect(Date.now() - began).toBeLessThan(20_000);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The coffee machine is on fire');
    await expect(page).toHaveTitle(/^#\d+ The coffee machine is on fire · Docket$/);
    await expect(page.locator('dk-markdown strong')).toHaveText('Please hurry.');
  });

  test('follows a ticket: reads the reply, never the note, closes it and opens it again', async ({
    asEmployee: page,
    asAgent: agent,
  }) => {
    test.slow();
    const number = await fileTicket(page, 'Badge does not open the door');
    await page.goto('/tickets');
    await page.getByRole('link', { name: 'Badge does not open the door' }).first().click();

    await agent.goto(`/tickets/${number}`);
    await agent.getByRole('radio', { name: 'Internal note' }).click();
    await agent.getByLabel('Internal note', { exact: true }).fill('The reader was broken on purpose.');
    await expectNoAxeViolations(agent);
    await agent.getByRole('button', { name: 'Add internal note' }).click();
    await expect(agent.getByRole('article', { name: 'Internal note by Ada Agent' })).toBeVisible();
    // A second thought goes to those who read the first.
    await expect(agent.getByLabel('Internal note', { exact: true })).toBeFocused();
    await agent.getByRole('radio', { name: 'Reply' }).click();
    await agent.getByLabel('Reply', { exact: true }).fill('Please try the side door.');
    await agent.keyboard.press('Control+Enter');
    await expect(agent.getByRole('article').filter({ hasText: 'Please try the side door.' })).toBeVisible();

    // Coming back to the page looks for news at once.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(page.getByRole('article').filter({ hasText: 'Please try the side door.' })).toBeVisible();
    await expect(page.getByText('broken on purpose')).toHaveCount(0);
    await expect(page.getByRole('radio', { name: 'Internal note' })).toHaveCount(0);

    await page.getByRole('button', { name: 'This solved it' }).click();
    await expect(page.getByText('This is solved.')).toBeVisible();
    await page.getByRole('button', { name: 'Reopen' }).click();
    await expect(page.getByText('With support').first()).toBeVisible();
    await expect(page.getByText('reopened this ticket')).toBeVisible();
  });

  test('makes one ticket with a double click', async ({ asEmployee: page }) => {
    const title = `Only once ${Date.now()}`;
    await page.goto('/tickets/new');
    await page.getByLabel('Title').fill(title);
    await page.getByLabel('Description', { exact: true }).fill('Twice pressed.');
    await page.getByRole('button', { name: 'File ticket' }).dblclick();
    await expect(page).toHaveURL(/\/tickets\/\d+$/);
    const found = await page.request.get('/api/tickets', { params: { q: title } });
    expect(((await found.json()) as { items: unknown[] }).items).toHaveLength(1);
  });

  test('makes one ticket when the answer is lost and it is sent again after a reload', async ({ asEmployee: page }) => {
    const title = `Lost answer ${Date.now()}`;
    await page.goto('/tickets/new');
    await page.getByLabel('Title').fill(title);
    await page.getByLabel('Description', { exact: true }).fill('The network went away.');
    await page.route('**/api/tickets', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: 'File ticket' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'could not be reached' }).first()).toBeVisible();
    await page.unroute('**/api/tickets');
    await page.reload();
    await expect(page.getByLabel('Title')).toHaveValue(title);
    await page.getByRole('button', { name: 'File ticket' }).click();
    await expect(page).toHaveURL(/\/tickets\/\d+$/);
    const found = await page.request.get('/api/tickets', { params: { q: title } });
    expect(((await found.json()) as { items: unknown[] }).items).toHaveLength(1);
  });

  test('finds the draft again after a reload', async ({ asEmployee: page }) => {
    await page.goto('/tickets/new');
    await page.getByLabel('Title').fill('Half a thought');
    await page.getByLabel('Description', { exact: true }).fill('and the other');
    await page.getByRole('radio', { name: 'High' }).click();
    await page.reload();
    await expect(page.getByLabel('Title')).toHaveValue('Half a thought');
    await expect(page.getByLabel('Description', { exact: true })).toHaveValue('and the other');
    await expect(page.getByRole('radio', { name: 'High' })).toBeChecked();
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(page.getByLabel('Title')).toHaveValue('');
    await page.reload();
    await expect(page.getByLabel('Title')).toHaveValue('');
  });

  test('reads what is missing at its field', async ({ asEmployee: page }) => {
    await page.goto('/tickets/new');
    await page.getByRole('button', { name: 'File ticket' }).click();
    await expect(page.getByText('Say in a few words what it is about.')).toBeVisible();
    await expect(page.getByText('Describe what happens and what you need.')).toBeVisible();
    await expect(page.getByLabel('Title')).toBeFocused();
    await expectNoAxeViolations(page);
  });

  test('presses a button from an empty field, however slowly', async ({ asEmployee: page }) => {
    await page.goto('/tickets/new');
    await expect(page.getByLabel('Title')).toBeFocused();
    await pressSlowly(page.getByRole('button', { name: 'File ticket' }));
    await expect(page.getByText('Say in a few words what it is about.')).toBeVisible();
    await expect(page.getByText('Describe what happens and what you need.')).toBeVisible();
    await page.reload();
    await page.getByLabel('Description', { exact: true }).focus();
    await pressSlowly(page.getByRole('radio', { name: 'Preview' }));
    await expect(page.getByText('Nothing to preview yet.')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('Title')).toBeFocused();
    await pressSlowly(page.getByRole('link', { name: 'Cancel' }));
    await expect(page).toHaveURL(/\/tickets$/);
  });

  test('hears of an empty field that was left by a press elsewhere', async ({ asEmployee: page }) => {
    await page.goto('/tickets/new');
    await expect(page.getByLabel('Title')).toBeFocused();
    await pressSlowly(page.getByRole('heading', { level: 1 }));
    await expect(page.getByText('Say in a few words what it is about.')).toBeVisible();
  });

  test('comes with Back from a ticket just filed to where the form was opened', async ({ asEmployee: page }) => {
    await page.goto('/tickets?view=all');
    await page.getByRole('link', { name: 'New ticket' }).first().click();
    await page.getByLabel('Title').fill('Filed and left');
    await page.getByLabel('Description', { exact: true }).fill('It does not work.');
    await page.getByRole('button', { name: 'File ticket' }).click();
    await expect(page.getByText('Your ticket is filed.')).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(/\/tickets\?view=all$/);
  });

  test('keeps what was typed when the sign-in has ended, and goes on', async ({ stranger: page }) => {
    await signIn(page, employee);
    await page.goto('/tickets/new');
    await page.getByLabel('Title').fill('Typed before the end');
    await page.getByLabel('Description', { exact: true }).fill('Still here.');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'File ticket' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Password', { exact: true }).fill(employee.password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/tickets\/\d+$/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Typed before the end');
  });

  test('deletes an open ticket after being asked', async ({ asEmployee: page }) => {
    const number = await fileTicket(page, 'Filed by mistake');
    await page.goto(`/tickets/${number}`);
    await page.getByRole('button', { name: 'Delete ticket' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page).toHaveURL(/\/tickets$/);
    await page.goto(`/tickets/${number}`);
    await expect(page.getByRole('heading', { name: 'There is no such ticket here' })).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test('works on a phone, without scrolling sideways', async ({ asEmployee: page }) => {
    const number = await fileTicket(page, `A very long word: ${'Donaudampfschifffahrt'.repeat(5)}`);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ['/tickets', '/tickets/new', `/tickets/${number}`]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
  });
});
