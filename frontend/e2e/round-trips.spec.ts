import { expect, type Page, signIn, test } from './support/fixtures';
import { employee } from './support/people';
import { fileTicket } from './support/made-by-api';

/** Milliseconds there and back, as between continents: what waits for an answer that it does not need shows. */
const LATENCY = 150;

/** The order in which requests to the API went out and their answers came in, as "→ path" and "← path". */
async function recordOrder(page: Page): Promise<string[]> {
  const order: string[] = [];
  const pathOf = (url: string): string => new URL(url).pathname;
  page.on('request', (request) => order.push(`→ ${pathOf(request.url())}`));
  page.on('response', (response) => order.push(`← ${pathOf(response.url())}`));
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  return order;
}

test.describe('a deep link', () => {
  test('to the list asks for it before the server has said who is there', async ({ asEmployee: page }) => {
    await fileTicket(page, 'Asked for at once');
    const order = await recordOrder(page);
    await page.goto('/tickets');
    await expect(page.getByRole('link', { name: 'Asked for at once' }).first()).toBeVisible();

    const told = order.indexOf('← /api/auth/me');
    for (const asked of ['→ /api/auth/me', '→ /api/auth/options', '→ /api/tickets']) {
      expect(order, asked).toContain(asked);
      expect(order.indexOf(asked), `${asked} in ${order.join(' ')}`).toBeLessThan(told);
    }
    expect(
      order.filter((step) => step === '→ /api/tickets'),
      'asked once',
    ).toHaveLength(1);
  });

  test('asks for what it will show before its program has come, and for nothing twice', async ({
    asAgent: page,
    asEmployee,
  }) => {
    const number = await fileTicket(asEmployee, 'Asked ahead');
    const pages: [Page, string, string[]][] = [
      [asEmployee, '/tickets', ['/api/tickets']],
      [page, '/admin/tickets', ['/api/tickets']],
      [page, `/tickets/${number}`, ['', '/comments', '/events'].map((part) => `/api/tickets/${number}${part}`)],
    ];
    for (const [reader, path, shown] of pages) {
      await reader.goto('about:blank');
      const order = await recordOrder(reader);
      await reader.goto(path);
      await expect(reader.getByText('Asked ahead').first()).toBeVisible();
      await reader.waitForLoadState('networkidle');
      const program = order.findIndex((step) => /^← \/main-/.test(step));
      for (const asked of [...shown, '/api/auth/me', '/api/auth/options']) {
        const times = order.filter((step) => step === `→ ${asked}`);
        expect(times, `${asked} of ${path}: ${order.join(' ')}`).toHaveLength(1);
        expect(order.indexOf(`→ ${asked}`), `${asked} of ${path}: ${order.join(' ')}`).toBeLessThan(program);
      }
      reader.removeAllListeners();
    }
  });

  test('finds every script named in its HTML, so that none is learned of from another', async ({ asAgent: page }) => {
    for (const path of ['/tickets', '/admin/tickets']) {
      await page.goto(path);
      const html = await (await page.request.get(path)).text();
      const loaded = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => new URL(name).pathname.slice(1))
          .filter((name) => name.endsWith('.js')),
      );
      expect(loaded.length).toBeGreaterThan(3);
      expect(
        loaded.filter((name) => !html.includes(`"${name}"`)),
        path,
      ).toEqual([]);
    }
  });

  test('of an agent shows what agents see, although this browser did not know yet that it is one', async ({
    asAgent: page,
  }) => {
    await fileTicket(page, 'Nobody has this one yet');
    await page.goto('/tickets');
    await expect(page.getByRole('link', { name: 'Unassigned', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Nobody has this one yet' })).toHaveCount(0);
    // Now it knows: the very first request is the right one.
    const asked = page.waitForRequest((request) => new URL(request.url()).pathname === '/api/tickets');
    await page.reload();
    expect(new URL((await asked).url()).searchParams.get('assigneeId')).toBe('me');
  });

  test('whose session has ended leads to sign-in, and then to the list', async ({ stranger: page }) => {
    await signIn(page, employee);
    await page.context().clearCookies({ name: /^docket_/ });
    await page.goto('/tickets');
    await expect(page).toHaveURL(/\/sign-in/);
    await page.getByLabel('Email').fill(employee.email);
    await page.getByLabel('Password', { exact: true }).fill(employee.password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/tickets$/);
    await expect(page.getByText('The tickets could not be loaded')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
  });
});
