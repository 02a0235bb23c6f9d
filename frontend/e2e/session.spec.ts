import { expectNoAxeViolations } from './support/axe';
import { expect, signIn, test } from './support/fixtures';
import { employee } from './support/people';

const nameField = 'Name';

test.describe('a sign-in that ends in the middle of work', () => {
  test('asks for the password over the page, keeps what was typed, and then saves it', async ({ stranger }) => {
    await signIn(stranger, employee);
    await stranger.goto('/profile');
    const name = stranger.getByLabel(nameField, { exact: true });
    await name.fill('Emil Employee the Second');
    await stranger.context().clearCookies({ name: /^docket_/ });
    await stranger.getByRole('button', { name: 'Save', exact: true }).click();

    const dialog = stranger.getByRole('dialog', { name: 'Sign in again' });
    await expect(dialog.getByLabel('Email')).toHaveValue(employee.email);
    await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
    await expectNoAxeViolations(stranger);
    await dialog.getByLabel('Password', { exact: true }).fill(employee.password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();

    await expect(stranger.getByText('Saved.')).toBeVisible();
    await expect(name).toHaveValue('Emil Employee the Second');
    await name.fill(employee.name);
    await stranger.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(stranger.getByRole('button', { name: `${employee.name}, Employee: your menu` })).toBeVisible();
  });

  test('refreshes by itself when only the short-lived access has expired', async ({ stranger }) => {
    await signIn(stranger, employee);
    await stranger.context().clearCookies({ name: 'docket_access' });
    await stranger.goto('/profile');
    await expect(stranger.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
    await expect(stranger.getByText('This browser')).toBeVisible();
  });

  test('leads to the sign-in page, and back after it, when the page was not yet open', async ({ stranger }) => {
    await signIn(stranger, employee);
    await stranger.context().clearCookies({ name: /^docket_/ });
    await stranger.goto('/profile');
    await expect(stranger).toHaveURL(/\/sign-in\?returnUrl=%2Fprofile/);
    await stranger.getByLabel('Email').fill(employee.email);
    await stranger.getByLabel('Password', { exact: true }).fill(employee.password);
    await stranger.keyboard.press('Enter');
    await expect(stranger).toHaveURL(/\/profile$/);
  });
});

test.describe('sessions', () => {
  test('of another browser can be ended from the profile, and it is out at once', async ({ stranger, browser }) => {
    await signIn(stranger, employee);
    const other = await browser.newContext({
      baseURL: new URL(stranger.url()).origin,
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:148.0) Gecko/20100101 Firefox/148.0',
    });
    const otherPage = await other.newPage();
    await signIn(otherPage, employee);

    await stranger.goto('/profile');
    const row = stranger.getByRole('listitem').filter({ hasText: 'Firefox on Windows' }).first();
    await row.getByRole('button', { name: 'Sign out Firefox on Windows' }).click();
    await expect(row.getByRole('button', { name: 'Keep' })).toBeFocused();
    await row.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(stranger.getByText('Firefox on Windows')).toHaveCount(0);

    await otherPage.goto('/profile');
    await expect(otherPage).toHaveURL(/\/sign-in/);
    await other.close();
  });

  test('go on when signing out does not reach the server, which is said until it does', async ({ stranger }) => {
    await signIn(stranger, employee);
    await stranger.route('**/api/auth/logout', (route) => route.abort());
    await stranger.getByRole('button', { name: /your menu$/ }).click();
    await stranger.getByRole('menuitem', { name: 'Sign out' }).click();
    const words = stranger.getByRole('alert').filter({ hasText: 'You are still signed in on this browser.' });
    await expect(words).toBeInViewport();
    await expect(stranger.getByRole('button', { name: 'Try again' })).toBeFocused();
    await expectNoAxeViolations(stranger);
    await stranger.keyboard.press('Enter');
    await expect(stranger.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(stranger).toHaveURL(/\/tickets$/);

    await stranger.unroute('**/api/auth/logout');
    await stranger.keyboard.press('Enter');
    await expect(stranger).toHaveURL(/\/sign-in$/);
    await stranger.goto('/profile');
    await expect(stranger).toHaveURL(/\/sign-in\?returnUrl/);
  });

  test('end with signing out', async ({ stranger }) => {
    await signIn(stranger, employee);
    await stranger.getByRole('button', { name: /your menu$/ }).click();
    await stranger.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(stranger).toHaveURL(/\/sign-in$/);
    await stranger.goto('/profile');
    await expect(stranger).toHaveURL(/\/sign-in\?returnUrl/);
  });
});
