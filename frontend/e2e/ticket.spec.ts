import { expectNoAxeViolations } from './support/axe';
import { expect, type Page, test } from './support/fixtures';
import { addPerson, aWord, comment, fileTicket, xsrf } from './support/made-by-api';

async function choosePriority(page: Page, priority: string): Promise<void> {
  await page.getByRole('button', { name: /^Change priority/ }).click();
  await page.getByRole('menuitemradio', { name: priority }).click();
}

test.describe('the ticket list', () => {
  test('is walked with j, k and Enter, and Back finds the same filter and row', async ({ asAgent: page }) => {
    for (const title of ['Walk one', 'Walk two', 'Walk three']) await fileTicket(page, title);
    await page.goto('/tickets');
    await page.getByRole('link', { name: 'Filed by me' }).click();
    await expect(page).toHaveURL(/view=filed/);
    await expect(page.getByRole('link', { name: 'Walk three' })).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = page.locator('a[data-ticket]').nth(1);
    await expect(second).toBeFocused();
    const title = (await second.textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
    await page.goBack();
    await expect(page).toHaveURL(/view=filed/);
    await expect(page.getByRole('link', { name: title })).toBeFocused();
    await expectNoAxeViolations(page);
  });

  test('finds words in all tickets, by the key / and in the address', async ({ asEmployee: page }) => {
    const title = `Needle ${Date.now()}`;
    await fileTicket(page, title);
    await page.goto('/tickets');
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type(title.slice(7));
    await expect(page).toHaveURL(/q=/);
    await expect(page.locator('a[data-ticket]')).toHaveCount(1);
    await page.reload();
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await page.goto(`/tickets?q=${aWord()}`);
    await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test('comes back to the same place after more was loaded', async ({ asAgent: page }) => {
    for (let number = 1; number <= 30; number++) await fileTicket(page, `Far down ${number}`);
    await page.goto('/tickets?view=filed');
    await page.getByRole('button', { name: 'Load more' }).click();
    await expect.poll(() => page.locator('a[data-ticket]').count()).toBeGreaterThan(25);
    const last = page.locator('a[data-ticket]').nth(27);
    await last.scrollIntoViewIfNeeded();
    const title = (await last.textContent()) ?? '';
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(0);
    await last.click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
    await page.getByRole('link', { name: 'Tickets' }).last().click();
    await expect(page.getByRole('link', { name: title, exact: true })).toBeFocused();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
  });

  test('says what happened when it cannot be loaded, and tries again', async ({ asEmployee: page }) => {
    await page.route('**/api/tickets?*', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'Error', status: 500, code: 'internal', requestId: 'abc-123' }),
      }),
    );
    await page.goto('/tickets');
    await expect(page.getByRole('heading', { name: 'The tickets could not be loaded' })).toBeVisible();
    await expect(page.getByText('abc-123')).toBeVisible();
    await expectNoAxeViolations(page);
    await page.unroute('**/api/tickets?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('table')).toBeVisible();
  });
});

test.describe('a ticket', () => {
  test('is taken, changed and closed in place', async ({ asAgent: page, asEmployee }) => {
    const number = await fileTicket(asEmployee, 'Screen flickers');
    await page.goto(`/tickets/${number}`);
    await page.getByRole('button', { name: /^Change assignee/ }).click();
    await page.getByRole('option', { name: 'Assign to me' }).click();
    await expect(page.getByText('took this ticket')).toBeVisible();
    await page.getByRole('button', { name: /^Change status/ }).click();
    await page.getByRole('menuitemradio', { name: 'In progress' }).click();
    await expect(page.getByText('set the status to In progress')).toBeVisible();
    await page.getByRole('button', { name: 'Edit title' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Screen flickers on battery');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Screen flickers on battery');
    await page.goto('/tickets');
    await expect(page.getByRole('link', { name: 'Screen flickers on battery' })).toBeVisible();
  });

  test('keeps both values when two people change the same thing, and lets the second choose', async ({
    asAgent: page,
    asAdmin: other,
    asEmployee,
  }) => {
    test.slow();
    const number = await fileTicket(asEmployee, 'Two at once');
    await page.goto(`/tickets/${number}`);
    await expect(page.getByRole('button', { name: /^Change priority/ })).toBeVisible();
    await other.goto(`/tickets/${number}`);
    await choosePriority(other, 'High');
    await expect(other.getByText('set the priority to High')).toBeVisible();

    await choosePriority(page, 'Low');
    const conflict = page.getByRole('alert').filter({ hasText: 'changed the priority while you did' });
    await expect(conflict.getByRole('region', { name: 'Theirs: priority' })).toContainText('High');
    await expect(conflict.getByRole('region', { name: 'Yours: priority' })).toContainText('Low');
    await expectNoAxeViolations(page);
    await conflict.getByRole('button', { name: 'Keep mine' }).click();
    await expect(page.getByText('set the priority to Low')).toBeVisible();
    await expect(conflict).toHaveCount(0);
  });

  test('writes over no message that somebody else has changed meanwhile', async ({ asAgent: page, asAdmin: other }) => {
    const number = await fileTicket(page, 'One message, two writers');
    await comment(page, number, 'It hums.');
    await page.goto(`/tickets/${number}`);
    await page.getByRole('article').filter({ hasText: 'It hums.' }).getByLabel('Edit message').click();
    await page.getByLabel('Message', { exact: true }).fill('It hums and glows.');

    const address = `/api/tickets/${number}/comments`;
    const [{ id }] = ((await (await other.request.get(address)).json()) as { items: [{ id: string }] }).items;
    const change = { data: { body: 'It hums, says the admin.' }, headers: await xsrf(other) };
    expect((await other.request.patch(`${address}/${id}`, change)).status()).toBe(200);

    await page.getByRole('button', { name: 'Save' }).click();
    const conflict = page.getByRole('alert').filter({ hasText: 'changed the message while you did' });
    await expect(conflict.getByRole('region', { name: 'Theirs: message' })).toContainText('says the admin');
    await expect(conflict.getByRole('region', { name: 'Yours: message' })).toContainText('It hums and glows.');
    await expectNoAxeViolations(page);
    await conflict.getByRole('button', { name: 'Keep mine' }).click();
    await expect(page.getByRole('article').filter({ hasText: 'It hums and glows.' })).toContainText('edited');
    await expect(conflict).toHaveCount(0);
  });

  test('takes a change of another field along without asking', async ({
    asAgent: page,
    asAdmin: other,
    asEmployee,
  }) => {
    const number = await fileTicket(asEmployee, 'Different things at once');
    await page.goto(`/tickets/${number}`);
    await expect(page.getByRole('button', { name: /^Change priority/ })).toBeVisible();
    await other.goto(`/tickets/${number}`);
    await choosePriority(other, 'High');
    await expect(other.getByText('set the priority to High')).toBeVisible();

    await page.getByRole('button', { name: /^Change status/ }).click();
    await page.getByRole('menuitemradio', { name: 'In progress' }).click();
    await expect(page.getByText('set the status to In progress')).toBeVisible();
    await expect(page.getByText('set the priority to High')).toBeVisible();
    await expect(page.getByText('Which one should stay?')).toHaveCount(0);
  });

  test('loses no typed text to somebody who saved first', async ({ asAgent: page, asAdmin: other, asEmployee }) => {
    test.slow();
    const number = await fileTicket(asEmployee, 'Text at once');
    await page.goto(`/tickets/${number}`);
    await page.getByRole('button', { name: 'Edit description' }).click();
    await page.getByLabel('Description', { exact: true }).fill('My long and careful words.');
    await other.goto(`/tickets/${number}`);
    await other.getByRole('button', { name: 'Edit description' }).click();
    await other.getByLabel('Description', { exact: true }).fill('Their words.');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByText('changed the description')).toBeVisible();

    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('region', { name: 'Theirs: description' })).toContainText('Their words.');
    await expect(page.getByLabel('Description', { exact: true })).toHaveValue('My long and careful words.');
    await page.reload();
    await expect(page.getByLabel('Description', { exact: true })).toHaveValue('My long and careful words.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect(page.locator('dk-description-entry dk-markdown')).toHaveText('My long and careful words.');
  });

  test('shows Markdown as it will be read, and neither scripts nor remote pictures', async ({ asAgent: page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const number = await fileTicket(page, 'Markdown', {
      description:
        '![cat](https://cats.invalid/cat.png) <script>window.hacked = true</script> [x](javascript:alert(1))',
    });
    await page.goto(`/tickets/${number}`);
    await expect(page.getByRole('link', { name: 'Image: cat' })).toHaveAttribute('rel', /noopener/);
    expect(await page.locator('dk-markdown img, dk-markdown script').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(asked.filter((url) => url.includes('cats.invalid'))).toEqual([]);
    await page.getByLabel('Reply', { exact: true }).fill('Some **bold** words');
    await page.getByRole('radio', { name: 'Preview' }).click();
    await expect(page.getByRole('region', { name: 'Preview of Reply' }).locator('strong')).toHaveText('bold');
  });

  test('keeps an unsent reply over a reload, and lets its author edit and delete a sent one', async ({
    asAgent: page,
  }) => {
    const number = await fileTicket(page, 'Replies');
    await page.goto(`/tickets/${number}`);
    await page.getByLabel('Reply', { exact: true }).fill('Not finished yet');
    await page.reload();
    await expect(page.getByLabel('Reply', { exact: true })).toHaveValue('Not finished yet');
    await page.getByRole('button', { name: 'Send reply' }).click();
    const message = page.getByRole('article').filter({ hasText: 'Not finished yet' });
    await message.getByRole('button', { name: 'Edit message' }).click();
    await page.getByLabel('Message', { exact: true }).fill('Finished now');
    await page.getByRole('button', { name: 'Save' }).click();
    const edited = page.getByRole('article').filter({ hasText: 'Finished now' });
    await expect(edited).toContainText('edited');
    await edited.getByRole('button', { name: 'Edit message' }).click();
    await page.getByRole('button', { name: 'Delete message' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(edited).toHaveCount(0);
  });

  test('stays in place when the first Markdown of a plain conversation comes', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'Plain words');
    await comment(page, number, 'First line,\nsecond line.\n\nAnother paragraph.');
    await page.goto(`/tickets/${number}`);
    const message = page.locator('dk-message-entry .dk-markdown').first();
    await expect(message.locator('p')).toHaveCount(2);
    await expect(message.locator('br')).toHaveCount(1);
    await page.locator('dk-message-entry').evaluate((entry) => entry.classList.add('here-all-the-time'));
    await page.getByLabel('Reply', { exact: true }).fill('Now **bold**');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect(page.locator('dk-message-entry strong')).toHaveText('bold');
    await expect(page.locator('.here-all-the-time')).toBeVisible();
  });

  test('leads to the latest of many messages', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'A very long conversation');
    for (const turn of [1, 2, 3, 4, 5, 6, 7])
      await comment(page, number, `Reply ${turn}\n\n${'One of many.\n\n'.repeat(9)}`);
    await page.goto(`/tickets/${number}`);
    await expect(page.getByText('7 messages')).toBeVisible();
    const latest = page.locator('dk-message-entry').filter({ hasText: 'Reply 7' });
    await expect(latest).not.toBeInViewport();
    await page.getByRole('button', { name: 'Go to the latest' }).click();
    await expect(latest).toBeFocused();
    await expect(latest.getByText('Reply 7')).toBeInViewport();
    await page.reload();
    await expect(page.getByText('7 messages')).toBeVisible();
    await page.keyboard.press('l');
    await expect(latest).toBeFocused();
  });

  test('changes its properties by the keys of the table', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'Without a mouse');
    await page.goto(`/tickets/${number}`);
    await expect(page.getByRole('button', { name: 'Change status:' })).toBeVisible();
    await page.keyboard.press('s');
    await page.getByRole('menuitemradio', { name: 'In progress' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Change status: In progress' })).toBeFocused();
    await page.keyboard.press('p');
    await page.getByRole('menuitemradio', { name: 'High' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Change priority: High' })).toBeFocused();
    await page.keyboard.press('a');
    await page.getByRole('option', { name: 'Assign to me' }).waitFor();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /Change assignee: .*Ada/ })).toBeVisible();
  });

  test('leaves the buttons under a message that is being changed in sight', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'A long conversation');
    const long = 'One line of many.\n\n'.repeat(12);
    for (const turn of [1, 2, 3]) await comment(page, number, `Reply ${turn}\n\n${long}`);
    await page.goto(`/tickets/${number}`);
    const composer = page.locator('dk-ticket-composer');
    await expect(composer).toBeInViewport();
    await page
      .getByRole('article')
      .filter({ hasText: 'Reply 2' })
      .getByRole('button', { name: 'Edit message' })
      .click();
    await expect(page.getByLabel('Message', { exact: true })).toBeFocused();
    await expect(composer).not.toBeInViewport();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(composer).toBeInViewport();
  });

  test('says that the place to write did not come, and brings it with the page anew', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'Half a page');
    // The name of its file is nobody's to know; its words are.
    await page.route('**/*.js', async (route) => {
      const response = await route.fetch();
      const isComposer = (await response.text()).includes('Only agents and admins will read this');
      await (isComposer ? route.abort() : route.fulfill({ response }));
    });
    await page.goto(`/tickets/${number}`);
    await expect(page.getByRole('alert').filter({ hasText: 'The place to write could not be loaded.' })).toBeVisible();
    await expectNoAxeViolations(page);
    await page.unroute('**/*.js');
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await expect(page.getByLabel('Reply', { exact: true })).toBeVisible();
  });

  test('is shown as it is now when somebody changed it before it was deleted', async ({ asAdmin: page, asAgent }) => {
    const number = await fileTicket(page, 'Going away');
    await page.goto(`/tickets/${number}`);
    await page.getByRole('button', { name: 'Delete ticket' }).click();
    await asAgent.request.patch(`/api/tickets/${number}`, {
      data: { title: 'Needed after all' },
      headers: await xsrf(asAgent),
    });
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'This ticket was changed just now.' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Needed after all');
    await page.getByRole('button', { name: 'Delete ticket' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('This ticket was deleted')).toBeVisible();
  });

  test('says that it was deleted to who replies to it', async ({ asAdmin, asAgent: page }) => {
    const number = await fileTicket(asAdmin, 'Deleted meanwhile');
    await page.goto(`/tickets/${number}`);
    await page.getByLabel('Reply', { exact: true }).fill('Too late');
    await asAdmin.request.delete(`/api/tickets/${number}`, { headers: await xsrf(asAdmin) });
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect(page.getByText('This ticket was deleted while you had it open.')).toBeVisible();
    await expect(page.getByLabel('Reply', { exact: true })).toHaveValue('Too late');
  });

  test('goes to the field when there is nothing to send', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'Nothing to say');
    await page.goto(`/tickets/${number}`);
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect(page.getByText('Write something first.')).toBeVisible();
    await expect(page.getByLabel('Reply', { exact: true })).toBeFocused();
  });

  test('leaves a page while a reply is on its way without a word in the log', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'Leaving');
    const logged: string[] = [];
    page.on('console', (message) => logged.push(message.text()));
    page.on('pageerror', (error) => logged.push(error.message));
    let answer = (): void => undefined;
    const left = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/comments', async (route) => {
      if (route.request().method() === 'POST') await left;
      await route.continue();
    });
    await page.goto(`/tickets/${number}`);
    await page.getByLabel('Reply', { exact: true }).fill('On my way');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByRole('link', { name: 'Tickets' }).last().click();
    await expect(page).toHaveURL(/\/tickets$/);
    const answered = page.waitForResponse('**/comments');
    answer();
    await answered;
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(logged).toEqual([]);
  });

  test('takes with Enter only the person who was found for what is typed', async ({ asAdmin, asAgent: page }) => {
    const { name } = await addPerson(asAdmin, 'agent');
    const number = await fileTicket(page, 'For somebody else');
    await page.goto(`/tickets/${number}`);
    await page.getByRole('button', { name: /^Change assignee/ }).click();
    const field = page.getByRole('combobox', { name: 'Assignee' });
    await expect(field).toBeFocused();
    await page.keyboard.type('zzzz');
    await expect(page.getByRole('option', { name: 'Nobody found' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('zzzz');
    await field.fill(name);
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue(name);
    await expect(page.getByRole('option', { name })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(`assigned this to ${name}`)).toBeVisible();
  });

  test('forgets why a change was refused when it is changed once more', async ({ asAgent: page }) => {
    const number = await fileTicket(page, 'Off the line');
    await page.goto(`/tickets/${number}`);
    await page.route(`**/api/tickets/${number}`, (route) => route.abort());
    await choosePriority(page, 'High');
    const refusal = page.getByRole('alert').filter({ hasText: 'could not be reached' });
    await expect(refusal).toHaveCount(1);
    await page.unroute(`**/api/tickets/${number}`);
    await page.getByRole('button', { name: /^Change priority/ }).click();
    await expect(refusal).toHaveCount(0);
  });

  test('is deleted and restored by an admin', async ({ asAdmin: page }) => {
    const number = await fileTicket(page, 'Gone and back');
    await page.goto(`/tickets/${number}`);
    await page.getByRole('button', { name: 'Delete ticket' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('This ticket was deleted')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Restore' })).toBeFocused();
    await page.getByRole('button', { name: 'Restore' }).click();
    await expect(page.getByText('restored this ticket')).toBeVisible();
    await expect(page.getByText('This ticket was deleted')).toHaveCount(0);
  });

  test('shows a conversation of more than one page whole', async ({ asAgent: page }) => {
    test.slow();
    const number = await fileTicket(page, 'A long story');
    for (let chapter = 1; chapter <= 105; chapter++) await comment(page, number, `Chapter ${chapter}`);
    await page.goto(`/tickets/${number}`);
    await expect(page.getByText('Chapter 105', { exact: true })).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(106);
  });
});
