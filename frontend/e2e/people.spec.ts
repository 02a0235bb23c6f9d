import { expectNoAxeViolations } from './support/axe';
import { expect, type Page, test } from './support/fixtures';
import { addPerson, aWord, fileTicket, xsrf } from './support/made-by-api';
import { admin } from './support/people';
import { pressSlowly } from './support/slow-press';

const panel = (page: Page, name: string) => page.getByRole('region', { name });

test.describe('people', () => {
  test('are added once, with words for what is wrong', async ({ asAdmin: page }) => {
    const word = aWord();
    await page.goto('/admin/people');
    await page.getByRole('link', { name: 'Add a person' }).click();
    await page.getByLabel('Email', { exact: true }).focus();
    await pressSlowly(page.getByRole('button', { name: 'Add person' }));
    await expect(page.getByText('Enter their email address.')).toBeVisible();
    await expect(page.getByText('Enter their name.')).toBeVisible();
    await page.getByLabel('Email', { exact: true }).fill(admin.email.toUpperCase());
    await page.getByLabel('Name', { exact: true }).fill(`Person ${word}`);
    await page.getByRole('button', { name: 'Add person' }).click();
    await expect(page.getByText('Somebody with this address is already here.')).toBeVisible();
    await page.getByLabel('Email', { exact: true }).fill(`${word}@example.org`);
    await page.getByLabel('Role', { exact: true }).selectOption('agent');
    await page.getByRole('button', { name: 'Add person' }).dblclick();
    await expect(panel(page, `Person ${word}`)).toBeVisible();
    await page.getByLabel('Search people').fill(word);
    await expect(page.getByRole('row', { name: new RegExp(word) })).toHaveCount(1);
  });

  test('are renamed and promoted beside the list', async ({ asAdmin: page }) => {
    const person = await addPerson(page, 'employee');
    await page.goto(`/admin/people/${person.id}`);
    await page.getByLabel('Name', { exact: true }).fill(`${person.name} junior`);
    await page.getByLabel('Role', { exact: true }).selectOption('agent');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    const saved = (await (await page.request.get(`/api/users/${person.id}`)).json()) as { name: string; role: string };
    expect(saved).toMatchObject({ name: `${person.name} junior`, role: 'agent' });
  });

  test('keep what was typed about one of them while another is looked at', async ({ asAdmin: page }) => {
    const word = aWord();
    const [one, other] = [await addPerson(page, 'agent', `${word} one`), await addPerson(page, 'agent', `${word} two`)];
    await page.goto(`/admin/people/${one.id}?q=${word}`);
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('Half a na');
    await page.getByRole('link', { name: other.name }).click();
    await expect(name).toHaveValue(other.name);
    await page.getByRole('link', { name: one.name }).click();
    await expect(name).toHaveValue('Half a na');
    await expect(page.getByText('Not saved yet')).toBeVisible();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await expect(name).toHaveValue(one.name);

    await page.getByRole('link', { name: 'Add a person' }).click();
    await name.fill(`${word} three`);
    await page.getByLabel('Password (optional)').fill('kept nowhere at all');
    await page.getByRole('link', { name: one.name }).click();
    await expect(name).toHaveValue(one.name);
    await page.getByRole('link', { name: 'Add a person' }).click();
    await expect(name).toHaveValue(`${word} three`);
    await expect(page.getByLabel('Password (optional)')).toHaveValue('');
  });

  test('take the focus into the panel beside the list, and back to the row', async ({ asAdmin: page }) => {
    const word = aWord();
    const [one, other] = [await addPerson(page, 'agent', `${word} one`), await addPerson(page, 'agent', `${word} two`)];
    await page.goto(`/admin/people?q=${word}`);
    const row = (name: string) => page.getByRole('link', { name });
    for (const { name } of [one, other]) {
      await row(name).press('Enter');
      await expect(page.getByRole('heading', { name, level: 2 })).toBeFocused();
    }
    await page.getByRole('link', { name: 'Close' }).press('Enter');
    await expect(row(other.name)).toBeFocused();
    await row('Add a person').press('Enter');
    await expect(page.getByRole('heading', { name: 'Add a person', level: 2 })).toBeFocused();
    await page.getByRole('link', { name: 'Close' }).press('Enter');
    await expect(row('Add a person')).toBeFocused();
  });

  test('saved by two admins at once lose nothing silently', async ({ asAdmin: page }) => {
    const person = await addPerson(page, 'employee');
    await page.goto(`/admin/people/${person.id}`);
    await page.getByLabel('Name', { exact: true }).fill('Mine');
    const theirs = await page.request.patch(`/api/users/${person.id}`, {
      data: { name: 'Theirs' },
      headers: await xsrf(page),
    });
    expect(theirs.status()).toBe(200);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Somebody else changed this person just now.')).toBeVisible();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Mine');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(panel(page, 'Mine')).toBeVisible();
  });

  test('hand their open tickets to somebody else before they go', async ({ asAdmin: page }) => {
    const leaving = await addPerson(page, 'agent');
    const heir = await addPerson(page, 'agent');
    const ticket = await fileTicket(page, 'Still open', { assigneeId: leaving.id });
    await page.goto(`/admin/people/${leaving.id}`);
    await page.getByRole('button', { name: 'Deactivate…' }).click();
    await expect(page.getByRole('link', { name: '1 open ticket' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Still open' })).toBeVisible();
    await page.getByRole('radio', { name: 'Hand them to somebody else' }).check();
    await page.getByRole('combobox', { name: 'Who gets the tickets' }).fill(heir.name);
    await page.getByRole('option', { name: heir.name }).click();
    await page.getByRole('button', { name: `Deactivate ${leaving.name}` }).click();
    await expect(page.getByText(`1 open ticket now belongs to ${heir.name}.`)).toBeVisible();
    const moved = (await (await page.request.get(`/api/tickets/${ticket}`)).json()) as { assignee: { id: string } };
    expect(moved.assignee.id).toBe(heir.id);
    await page.getByRole('button', { name: 'Reactivate' }).click();
    await expect(page.getByText(`${leaving.name} can sign in again.`)).toBeVisible();
  });

  test('leave their open tickets to nobody, also when somebody was chosen first', async ({ asAdmin: page }) => {
    const leaving = await addPerson(page, 'agent');
    const heir = await addPerson(page, 'agent');
    const ticket = await fileTicket(page, 'Still open', { assigneeId: leaving.id });
    await page.goto(`/admin/people/${leaving.id}`);
    await page.getByRole('button', { name: 'Deactivate…' }).click();
    await page.getByRole('radio', { name: 'Hand them to somebody else' }).check();
    await page.getByRole('combobox', { name: 'Who gets the tickets' }).fill(heir.name);
    await page.getByRole('option', { name: heir.name }).click();
    await page.getByRole('radio', { name: 'Assign them to nobody' }).check();
    await page.getByRole('button', { name: `Deactivate ${leaving.name}` }).click();
    await expect(page.getByText('1 open ticket now belongs to nobody.')).toBeVisible();
    const left = (await (await page.request.get(`/api/tickets/${ticket}`)).json()) as { assignee: unknown };
    expect(left.assignee).toBeNull();
  });

  test('keep the last admin', async ({ asAdmin: page }) => {
    const { id, name } = (await (await page.request.get('/api/auth/me')).json()) as { id: string; name: string };
    await page.goto(`/admin/people/${id}?role=admin`);
    await page.getByRole('button', { name: 'Deactivate…' }).click();
    await page.getByRole('button', { name: `Deactivate ${name}` }).click();
    await expect(page.getByText(/last active admin/)).toBeVisible();
    await page.getByLabel('Role', { exact: true }).selectOption('agent');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(/last active admin/).first()).toBeVisible();
  });

  test('are listed accessibly', async ({ asAdmin: page }) => {
    await page.goto('/admin/people');
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test('are edited accessibly', async ({ asAdmin: page }) => {
    const person = await addPerson(page, 'agent');
    await page.goto(`/admin/people/${person.id}`);
    await page.getByRole('button', { name: 'Deactivate…' }).click();
    await expect(page.getByText('has no open tickets')).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test('are added accessibly', async ({ asAdmin: page }) => {
    await page.goto('/admin/people/new');
    await page.getByRole('button', { name: 'Add person' }).click();
    await expect(page.getByText('Enter their email address.')).toBeVisible();
    await expectNoAxeViolations(page);
  });
});
