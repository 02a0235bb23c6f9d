import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/fixtures';

const wholePage = { width: 360, height: 740 };

test.describe('the shell', () => {
  test('shows each role its own sections', async ({ asEmployee, asAgent, asAdmin }) => {
    const shown: string[][] = [];
    for (const page of [asEmployee, asAgent, asAdmin]) {
      await page.goto('/profile');
      await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
      shown.push(await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts());
    }
    expect(shown).toEqual([['Tickets'], ['Tickets', 'All tickets'], ['Tickets', 'All tickets', 'People', 'Import']]);
  });

  test('hides from an employee that the admin pages exist', async ({ asEmployee }) => {
    for (const path of ['/admin/tickets', '/admin/people', '/admin/import', '/nowhere']) {
      await asEmployee.goto(path);
      await expect(asEmployee.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    }
    await expectNoAxeViolations(asEmployee);
  });

  test('goes to a page and to a ticket number by Ctrl+K alone', async ({ asAdmin }) => {
    await asAdmin.goto('/profile');
    await expect(asAdmin.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
    await asAdmin.keyboard.press('Control+k');
    await expect(asAdmin.getByRole('combobox', { name: 'Go to a page, a ticket number or a search' })).toBeFocused();
    await expectNoAxeViolations(asAdmin);
    await asAdmin.keyboard.type('people');
    await asAdmin.keyboard.press('Enter');
    await expect(asAdmin).toHaveURL(/\/admin\/people$/);
    await asAdmin.keyboard.press('Control+k');
    await asAdmin.keyboard.type('#1042');
    await asAdmin.keyboard.press('Enter');
    await expect(asAdmin).toHaveURL(/\/tickets\/1042$/);
  });

  test('opens “Go to” by Ctrl+K while another dialog is on its way out', async ({ asEmployee }) => {
    await asEmployee.goto('/profile');
    await expect(asEmployee.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
    await asEmployee.keyboard.press('?');
    await expect(asEmployee.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await asEmployee.evaluate(() => {
      const press = (key: string, more = {}) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', {
            key,
            keyCode: key === 'Escape' ? 27 : 75,
            bubbles: true,
            cancelable: true,
            ...more,
          }),
        );
      press('Escape');
      press('k', { ctrlKey: true });
    });
    await expect(asEmployee.getByRole('combobox', { name: 'Go to a page, a ticket number or a search' })).toBeFocused();
  });

  test('lists the keys on ?, and C begins a ticket', async ({ asEmployee }) => {
    await asEmployee.goto('/profile');
    await expect(asEmployee.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
    await asEmployee.keyboard.press('?');
    const keys = asEmployee.getByRole('dialog', { name: 'Keys' });
    await expect(keys.getByText('Go to a page or a ticket')).toBeVisible();
    await expectNoAxeViolations(asEmployee);
    await asEmployee.keyboard.press('Escape');
    await expect(keys).toHaveCount(0);
    await asEmployee.keyboard.press('c');
    await expect(asEmployee).toHaveURL(/\/tickets\/new$/);
  });

  test('can be skipped by keyboard', async ({ asEmployee }) => {
    await asEmployee.goto('/profile');
    await expect(asEmployee.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
    await asEmployee.keyboard.press('Tab');
    await expect(asEmployee.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
    await asEmployee.keyboard.press('Enter');
    await asEmployee.keyboard.press('Tab');
    await expect(asEmployee.getByLabel('Name', { exact: true })).toBeFocused();
  });

  test('remembers a collapsed sidebar, and names its icons still', async ({ asAgent }) => {
    await asAgent.goto('/profile');
    await asAgent.getByRole('button', { name: 'Collapse the sidebar' }).click();
    await asAgent.reload();
    await expect(asAgent.getByRole('button', { name: 'Show the sidebar' })).toBeVisible();
    await expect(asAgent.getByRole('link', { name: 'All tickets' })).toBeVisible();
    await expectNoAxeViolations(asAgent);
  });

  test('is a drawer on phones, which Esc closes and a section leaves', async ({ asAdmin }) => {
    await asAdmin.setViewportSize(wholePage);
    await asAdmin.goto('/profile');
    const menu = asAdmin.getByRole('button', { name: 'Menu' });
    await menu.click();
    await expect(asAdmin.getByRole('dialog', { name: 'Menu' })).toBeVisible();
    await expectNoAxeViolations(asAdmin);
    await asAdmin.keyboard.press('Escape');
    await expect(menu).toBeFocused();
    await menu.click();
    await asAdmin.getByRole('link', { name: 'People' }).click();
    await expect(asAdmin).toHaveURL(/\/admin\/people$/);
    await expect(asAdmin.getByRole('dialog', { name: 'Menu' })).toBeHidden();
  });

  test('has the menu of the person in the drawer, too', async ({ asAdmin: page }) => {
    await page.setViewportSize(wholePage);
    await page.goto('/tickets');
    const open = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
      await page.getByRole('button', { name: /your menu$/ }).click();
    };
    await open();
    await page.getByRole('menuitem', { name: 'Appearance' }).click();
    await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menuitemradio')).toHaveCount(0);
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
    await expect(page.getByRole('dialog', { name: 'Menu' })).toBeHidden();
  });

  test('never scrolls sideways, down to 320 px', async ({ asAdmin }) => {
    for (const width of [320, 360, 768]) {
      await asAdmin.setViewportSize({ width, height: 700 });
      await asAdmin.goto('/profile');
      await expect(asAdmin.getByText('This browser')).toBeVisible();
      expect(await asAdmin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
