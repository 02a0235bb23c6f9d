import { expect, test } from './support/fixtures';
import { fastest, holdUpNextClick, watchInteractions } from './support/interactions';
import { fileTicket } from './support/made-by-api';

/** Milliseconds to the next paint: what feels like at once. */
const AT_ONCE = 100;
const TRIES = 3;

test.describe('with a hundred rows a page', () => {
  test('every press is answered at once', async ({ asAgent: page }, { retry }) => {
    // A second try does not find the tickets of the first one.
    const word = `interaction-with-hundreds-${'again'.repeat(retry)}`;
    for (let number = 1; number <= 110; number += 1) await fileTicket(page, `${word} number ${number}`);
    await watchInteractions(page);
    // From the lowest number, so that sorting by number turns the order.
    await page.goto(`/admin/tickets?limit=100&q=${word}&sort=id`);
    const rows = page.locator('tr.row');
    await expect(rows).toHaveCount(100);
    const firstTitle = rows.first().locator('a.title');
    const all = page.getByLabel('Select all on this page');

    // A browser that measures nothing would find everything fast.
    await holdUpNextClick(page, 150);
    const heldUp = await fastest(page, 1, () => page.getByRole('heading', { level: 1 }).click());
    expect(heldUp, 'a press that is held up').toBeGreaterThan(AT_ONCE);

    const times: Record<string, number> = {};
    times['sort'] = await fastest(page, TRIES, async () => {
      const before = await firstTitle.textContent();
      await page.getByRole('button', { name: 'Number' }).click();
      await expect(firstTitle).not.toHaveText(before ?? '');
    });
    times['select all'] = await fastest(page, TRIES * 4, () => all.click());
    times['select one'] = await fastest(page, TRIES, () =>
      page
        .getByLabel(/^Select #/)
        .nth(5)
        .click(),
    );
    times['scroll by key'] = await fastest(page, TRIES, () => page.keyboard.press('End'));
    times['turn the page'] = await fastest(page, TRIES, async () => {
      await page.getByRole('button', { name: 'Next' }).click();
      await expect(rows).toHaveCount(10);
      await page.getByRole('button', { name: 'Previous' }).click();
      await expect(rows).toHaveCount(100);
    });
    times['open a ticket'] = await fastest(page, TRIES, async () => {
      await firstTitle.click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(word);
      await page.goBack();
      await expect(rows).toHaveCount(100);
    });
    for (const [press, time] of Object.entries(times)) expect(time, press).toBeLessThan(AT_ONCE);
  });
});
