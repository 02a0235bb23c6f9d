import { expect, type Page, test } from './support/fixtures';

const themes = ['light', 'dark', 'system'];
const sidebars = ['wide', 'rail'];
const encodings = ['br', 'gzip', 'identity'];

interface Sent {
  readonly look: string;
  readonly tag: string;
  readonly cacheControl: string;
}

/** What the first tag of a page says, and how browsers tell this version of it from others. */
async function sentFor(page: Page, cookie: string, encoding: string): Promise<Sent> {
  const answer = await page.request.get('/admin/tickets', { headers: { cookie, 'accept-encoding': encoding } });
  const look = /<html lang="en"([^>]*)>/.exec(await answer.text())?.[1] ?? 'none';
  return { look, tag: answer.headers()['etag'] ?? '', cacheControl: answer.headers()['cache-control'] ?? '' };
}

test.describe('the first HTML', () => {
  test('looks as the browser remembers, and no look is taken for another', async ({ stranger }) => {
    const looks = themes.flatMap((theme) => sidebars.map((sidebar) => ({ theme, sidebar })));
    for (const encoding of encodings) {
      const tags = new Set<string>();
      for (const { theme, sidebar } of looks) {
        const cookie = `docket.appearance=${theme}; docket.sidebar=${sidebar}`;
        const { look, tag, cacheControl } = await sentFor(stranger, cookie, encoding);
        const wanted = [
          theme === 'system' ? '' : ` data-appearance="${theme}"`,
          sidebar === 'rail' ? ' data-sidebar="rail"' : '',
        ];
        expect(look, cookie).toBe(wanted.join(''));
        expect(cacheControl).toBe('private, no-cache');
        tags.add(tag);
      }
      expect(tags.size, encoding).toBe(looks.length);
    }
  });

  test('has a collapsed sidebar where it was left collapsed', async ({ asAgent: page }) => {
    const sent = async (): Promise<string> => (await page.request.get('/admin/tickets')).text();
    await page.goto('/admin/tickets');
    await page.getByRole('button', { name: 'Collapse the sidebar' }).click();
    expect(await sent()).toContain(' data-sidebar="rail"');
    await page.reload();
    await page.getByRole('button', { name: 'Show the sidebar' }).click();
    expect(await sent()).not.toContain(' data-sidebar="rail"');
  });

  test('says nothing of what somebody would see to whom is not signed in', async ({ stranger }) => {
    const answer = await stranger.request.get('/admin/tickets');
    expect(answer.headers()['link']).toBe('</api/auth/options>; rel=preload; as=fetch; crossorigin');
  });
});
