import { expect, signIn, test } from './support/fixtures';
import { agent, employee } from './support/people';

test.describe('a second person in another tab of the same browser', () => {
  test('finds nothing of the first one in their tab', async ({ stranger: first }) => {
    await signIn(first, employee);
    await first.goto('/tickets/new');
    await first.getByLabel('Title').fill('Between the two of us');
    await first.getByLabel('Description', { exact: true }).fill('For nobody else to read.');

    const second = await first.context().newPage();
    await second.goto('/tickets');
    await second.getByRole('button', { name: /your menu$/ }).click();
    await second.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(first).toHaveURL(/\/sign-in/);
    await signIn(second, agent);
    await first.goto('/tickets/new');
    await expect(first.getByRole('button', { name: `${agent.name}, Agent: your menu` })).toBeVisible();
    await expect(first.getByLabel('Title')).toHaveValue('');

    await second.getByRole('button', { name: /your menu$/ }).click();
    await second.getByRole('menuitem', { name: 'Sign out' }).click();
    await signIn(second, employee);
    await second.goto('/tickets/new');
    await expect(second.getByLabel('Title')).toHaveValue('Between the two of us');
    await second.getByRole('button', { name: 'Start over' }).click();
  });

  test('is shown their own tickets where the first one had signed in without signing out', async ({
    stranger: first,
  }) => {
    const second = await first.context().newPage();
    // Both tabs stand before the sign-in; one after the other uses it.
    await first.goto('/sign-in');
    await second.goto('/sign-in');
    await first.getByLabel('Email').fill(employee.email);
    await first.getByLabel('Password', { exact: true }).fill(employee.password);
    await first.keyboard.press('Enter');
    await expect(first.getByRole('button', { name: `${employee.name}, Employee: your menu` })).toBeVisible();
    await first.goto('/profile');
    await second.getByLabel('Email').fill(agent.email);
    await second.getByLabel('Password', { exact: true }).fill(agent.password);
    await second.keyboard.press('Enter');
    await expect(first).toHaveURL(/\/tickets$/);
    await expect(first.getByRole('button', { name: `${agent.name}, Agent: your menu` })).toBeVisible();
  });
});
