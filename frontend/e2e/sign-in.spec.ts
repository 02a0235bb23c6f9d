import { expectNoAxeViolations } from './support/axe';
import { expect, signIn, test } from './support/fixtures';
import { employee } from './support/people';

test.describe('signing in', () => {
  test('brings a stranger from the ticket list to the sign-in page and back', async ({ stranger }) => {
    await stranger.goto('/tickets');
    await expect(stranger).toHaveURL(/\/sign-in/);
    await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoAxeViolations(stranger);
    await signIn(stranger, employee);
    await expect(stranger).toHaveURL(/\/tickets/);
  });

  test('refuses a wrong password in words', async ({ stranger }) => {
    await stranger.goto('/sign-in');
    await stranger.getByLabel('Email').fill(employee.email);
    await stranger.getByLabel('Password', { exact: true }).fill('not the password');
    await stranger.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(stranger.getByRole('alert')).toBeVisible();
    await expect(stranger).toHaveURL(/\/sign-in/);
  });

  test('keeps a person signed in over a reload', async ({ asEmployee }) => {
    await asEmployee.goto('/tickets');
    await asEmployee.reload();
    await expect(asEmployee).toHaveURL(/\/tickets/);
    await expect(asEmployee.getByRole('navigation').first()).toBeVisible();
  });
});
