import { expect, type Page, test } from './support/fixtures';
import { fileTicket } from './support/made-by-api';
import { overTheWire } from './support/wire';

const KIB = 1_024;
const KB = 1_000;

async function fileAPage(page: Page): Promise<void> {
  for (let number = 1; number <= 26; number += 1)
    await fileTicket(page, `The printer on floor ${number} is out of toner`);
}

/** From one page to another with everything forgotten but the browser's cache. */
async function leave(page: Page): Promise<void> {
  await page.goto('about:blank');
}

test.describe('on the wire', () => {
  test('sign-in is light', async ({ stranger: page }) => {
    const wire = await overTheWire(page, async () => {
      await page.goto('/sign-in');
      await expect(page.getByLabel('Email')).toBeVisible();
    });
    expect(wire.bodies('Script'), wire.table()).toBeLessThan(110 * KB);
    expect(wire.bodies('Document'), wire.table()).toBeLessThan(15 * KB);
    expect(wire.bodies('Stylesheet'), wire.table()).toBe(0);
    expect(wire.bodies('Font'), wire.table()).toBeLessThan(35 * KB);
    expect(wire.transfers.filter(({ type }) => type === 'Font')).toHaveLength(1);
  });

  test('a list of requesters is light on the first visit, and next to nothing on the second', async ({
    asEmployee: page,
  }) => {
    await expectLightList(page, '/tickets');
  });

  test("the agents' table is light on the first visit, and next to nothing on the second", async ({
    asAgent: page,
  }) => {
    await expectLightList(page, '/admin/tickets');
  });
});

async function expectLightList(page: Page, path: string): Promise<void> {
  await fileAPage(page);
  const visit = async (): Promise<void> => {
    await page.goto(path);
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(26);
  };
  const cold = await overTheWire(page, visit);
  expect(cold.bodies('Script'), cold.table()).toBeLessThan(170 * KB);
  expect(cold.bodies('Document'), cold.table()).toBeLessThan(15 * KB);
  expect(cold.bodies('Stylesheet'), cold.table()).toBe(0);
  expect(cold.bytes, cold.table()).toBeLessThan(220 * KIB);

  await leave(page);
  const warm = await overTheWire(page, visit);
  const list = warm.transfers.find((one) => one.path === '/api/tickets')?.body ?? 0;
  expect(list, 'the list itself').toBeGreaterThan(0);
  // The rows are what the visit is for; everything around them has to be next to nothing.
  expect(warm.bytes - list, warm.table()).toBeLessThan(4 * KIB);
  expect(warm.bytes, warm.table()).toBeLessThan(8 * KIB);
}
