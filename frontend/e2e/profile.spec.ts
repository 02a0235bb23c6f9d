import { expectNoAxeViolations } from './support/axe';
import { expect, signIn, test } from './support/fixtures';
import { agent } from './support/people';
import { pressSlowly } from './support/slow-press';

test.describe('the profile', () => {
  test('is accessible', async ({ asAgent }) => {
    await asAgent.goto('/profile');
    await expect(asAgent.getByText('This browser')).toBeVisible();
    await expectNoAxeViolations(asAgent);
  });

  test('keeps the chosen appearance over a reload, from the first paint on', async ({ stranger }) => {
    await signIn(stranger, agent);
    await stranger.goto('/profile');
    await stranger.getByRole('radio', { name: 'Dark' }).click();
    await expect(stranger.locator('html')).toHaveAttribute('data-appearance', 'dark');
    await stranger.reload({ waitUntil: 'commit' });
    await expect(stranger.locator('html')).toHaveAttribute('data-appearance', 'dark');
    await stranger.getByRole('radio', { name: 'System' }).click();
    await expect(stranger.locator('html')).not.toHaveAttribute('data-appearance');
  });

  test('writes times in the chosen zone and locale', async ({ stranger }) => {
    await signIn(stranger, agent);
    await stranger.goto('/profile');
    await stranger.getByLabel('Dates and numbers').selectOption({ label: 'German (Germany)' });
    await stranger.getByLabel('Time zone').fill('Asia/Tokyo');
    await stranger.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(stranger.getByText('Saved.')).toBeVisible();
    await stranger.reload();
    await expect(stranger.getByLabel('Time zone')).toHaveValue('Asia/Tokyo');
    await stranger.getByLabel('Dates and numbers').selectOption('');
    await stranger.getByLabel('Time zone').fill('');
    await stranger.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(stranger.getByText('Saved.')).toBeVisible();
  });

  test('takes a slow press on a button from an empty field', async ({ stranger: page }) => {
    await signIn(page, agent);
    await page.goto('/profile');
    await page.getByLabel('Current password').focus();
    await pressSlowly(page.getByRole('button', { name: 'Change password' }));
    await expect(page.getByText('Choose a password.')).toBeVisible();
  });

  test('says at the field that the current password is wrong, and changes nothing', async ({ stranger }) => {
    await signIn(stranger, agent);
    await stranger.goto('/profile');
    await stranger.getByLabel('Current password').fill('not the password');
    await stranger.getByLabel('New password').fill('short');
    await stranger.getByRole('button', { name: 'Change password' }).click();
    await expect(stranger.getByText('Use at least 12 characters')).toBeVisible();
    await expect(stranger.getByText('a few words are fine.')).toHaveCount(1);
    await stranger.getByLabel('New password').fill('a much longer password');
    await stranger.getByRole('button', { name: 'Change password' }).click();
    await expect(stranger.getByLabel('Current password')).toHaveAttribute('aria-invalid', 'true');
    await expectNoAxeViolations(stranger);
  });
});
