import { expectNoAxeViolations } from './support/axe';
import { expect, type Page, test } from './support/fixtures';
import { aWord } from './support/made-by-api';

/** Two good rows, and one whose time cannot be read. */
const aFile = (word: string): string =>
  [
    'number,subject,body,state,priority,caller,opened_at',
    `${word}-1,${word} printer,It eats paper,New,3 - Moderate,Caller One,2026-03-01 09:30`,
    `${word}-2,${word} network,It is slow,Resolved,1 - Critical,Caller Two,2026-03-02 10:00`,
    `${word}-3,${word} chair,It squeaks,New,3 - Moderate,Caller One,the day before yesterday`,
  ].join('\n');

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.goto('/admin/import');
  await page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

const column = (page: Page, label: string) => page.getByLabel(label, { exact: true });

async function map(page: Page, word: string): Promise<void> {
  await choose(page, `${word}.csv`, aFile(word));
  await expect(page.getByRole('heading', { name: 'Columns', exact: true })).toBeVisible();
  await column(page, 'Title').selectOption('subject');
  await column(page, 'Description').selectOption('body');
  await column(page, 'Status').selectOption('state');
  await column(page, 'Priority').selectOption('priority');
  await column(page, 'Requester').selectOption('caller');
  await column(page, 'Filed on').selectOption('opened_at');
  await column(page, 'Number in the source').selectOption('number');
  await page.getByLabel('How times are written').selectOption('yyyy-MM-dd HH:mm');
  await page.getByLabel('New', { exact: true }).selectOption('open');
  await page.getByLabel('Resolved', { exact: true }).selectOption('closed');
  await page.getByLabel('3 - Moderate', { exact: true }).selectOption('medium');
  await page.getByLabel('1 - Critical', { exact: true }).selectOption('high');
}

const figure = (page: Page, words: string) => page.locator('dl.figures > div', { hasText: words }).locator('dd');

test.describe('an import', () => {
  test('is checked first, then made, and makes nothing twice', async ({ asAdmin: page }) => {
    const word = aWord();
    await map(page, word);
    await page.getByRole('button', { name: 'Check without importing' }).click();
    await expect(page.getByText('This was a check: nothing has been written.')).toBeVisible();
    await expect(figure(page, 'new tickets')).toHaveText('2');
    await expect(page.getByRole('row', { name: /^3 createdAt/ })).toBeVisible();
    await expectNoAxeViolations(page);

    await page.getByRole('button', { name: 'Import now' }).click();
    await expect(page.getByText('Imported, with errors')).toBeVisible();
    await expect(figure(page, 'new tickets')).toHaveText('2');
    const found = await page.request.get(`/api/tickets?q=${word}`);
    const { items } = (await found.json()) as { items: { title: string; status: string; priority: string }[] };
    expect(items.map(({ title, status, priority }) => [title, status, priority]).sort()).toEqual([
      [`${word} network`, 'closed', 'high'],
      [`${word} printer`, 'open', 'medium'],
    ]);

    await map(page, word);
    await page.getByRole('button', { name: 'Import now' }).click();
    await expect(page.getByText('Imported, with errors')).toBeVisible();
    await expect(figure(page, 'tickets unchanged')).toHaveText('2');
    await expect(figure(page, 'new tickets')).toHaveText('0');
  });

  test('of a file like the one before goes on from what was chosen then', async ({ asAdmin: page }) => {
    const word = aWord();
    await map(page, word);
    await choose(page, `${word} mended.csv`, aFile(word).replace('the day before yesterday', '2026-03-03 11:00'));
    await expect(page.getByText('7 columns, the same as in a file before.')).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Check without importing' }).click();
    await expect(figure(page, 'new tickets')).toHaveText('3');

    await choose(page, 'again.csv', aFile(word));
    await page.getByRole('button', { name: 'Guess anew' }).click();
    await expect(page.getByText('7 columns found. Check the guesses below.')).toBeVisible();
    await choose(page, 'and-again.csv', aFile(word));
    await expect(page.getByText('7 columns found. Check the guesses below.')).toBeVisible();
  });

  test('can be left and found again', async ({ asAdmin: page }) => {
    const word = aWord();
    await map(page, word);
    await page.getByRole('button', { name: 'Import now' }).click();
    await page.waitForURL(/\/admin\/import\/[0-9a-f-]{36}$/);
    await page.goto('/tickets');
    await page.goto('/admin/import');
    await page.getByRole('link', { name: new RegExp(`${word}\\.csv`) }).click();
    await expect(figure(page, 'new tickets')).toHaveText('2');
  });

  test('says in words why a file cannot be read', async ({ asAdmin: page }) => {
    await choose(page, 'empty.csv', '');
    await expect(page.getByText('“empty.csv” is empty.')).toBeVisible();
    await choose(page, 'picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3]));
    await expect(page.getByText('This file cannot be read as CSV')).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test('says of a file that is refused as a whole nothing about its rows', async ({ asAdmin: page }) => {
    // The fault lies beyond what is looked at before the file is sent.
    const rows = Array.from({ length: 40_000 }, (_, number) => `Row ${number}`).join('\n');
    await choose(page, 'open.csv', `subject\n${rows}\n"Open`);
    await column(page, 'Title').selectOption('subject');
    await page.getByRole('button', { name: 'Import now' }).click();
    await expect(page.getByRole('heading', { name: 'The file could not be read' })).toBeVisible();
    await expect(page.getByText('row 40001')).toBeVisible();
    await expect(page.getByText('other rows')).toBeHidden();
  });

  test('names what its mapping lacks', async ({ asAdmin: page }) => {
    await choose(page, 'words.csv', 'subject,state\nPrinter,Parked\n');
    await column(page, 'Title').selectOption('subject');
    await column(page, 'Status').selectOption('state');
    await expect(page.getByText('Say what these mean as a status: Parked.')).toBeVisible();
    await page.getByLabel('Parked', { exact: true }).selectOption('open');
    await expect(page.getByText('Say what these mean as a status')).toBeHidden();
    await expectNoAxeViolations(page);
  });

  test('asks for the file again after a reload', async ({ asAdmin: page }) => {
    await page.goto('/admin/import/new');
    await expect(page.getByText('Choose the file again')).toBeVisible();
    await page.getByRole('link', { name: 'Choose a file' }).click();
    await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible();
    await expectNoAxeViolations(page);
  });
});
