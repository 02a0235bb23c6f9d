/** What the build of the portal says of its pages: `.pages.json`, written from scripts/lib/portal-pages.mjs. */
export interface PortalPages {
  /** Ends of the names of HTML files: every page exists in every look. */
  readonly looks: readonly string[];
  /** Addresses that every page asks for. */
  readonly always: readonly string[];
  /** Those that it asks for besides where somebody is signed in. */
  readonly signedIn: readonly string[];
  readonly pages: readonly PageFile[];
}

interface PageFile {
  /** Of the HTML file, without look and ending. */
  readonly name: string;
  /** Of the paths it is for. */
  readonly pattern: string;
  /** What a signed-in person's page shows, with `$1` for the first group of the pattern. */
  readonly asks?: readonly string[];
  /** Instead, where an agent or admin was last signed in. */
  readonly asksForStaff?: readonly string[];
}

export interface Page {
  readonly file: string;
  /** Addresses that the page will ask for. */
  readonly asks: readonly string[];
}

export type Cookies = Readonly<Record<string, string | undefined>>;

/** Lives as long as the session, but does not come with a link from elsewhere. */
const XSRF = 'XSRF-TOKEN';
/** Who was last signed in here, `staff` or `requester`; from elsewhere, too. */
const AUDIENCE = 'docket.audience';

/** A portal built without the list has one page for every path. */
export const NO_PAGES: PortalPages = { looks: [], always: [], signedIn: [], pages: [] };

/**
 * The HTML for an address of the portal. All of it starts the same program, but some know which scripts their page will
 * need; and it looks from the first paint on as this browser was told to. The cookies are hints of the portal's own
 * (core/preferences/kept-for-server.ts): whoever makes them up gets another look, or wastes requests.
 */
export function pageFor(address: string, cookies: Cookies, { looks, always, signedIn, pages }: PortalPages): Page {
  const [path = '/', query] = address.split('?', 2);
  const page = pages.find(({ pattern }) => new RegExp(pattern).test(path));
  const look = lookOf(cookies);
  const isSignedIn = [XSRF, AUDIENCE].some((name) => (cookies[name] ?? '') !== '');
  // A page with a query asks for something else.
  const own = page === undefined || !isSignedIn || query !== undefined ? [] : ownOf(page, path, cookies);
  return {
    file: `${page?.name ?? 'index'}${looks.includes(look) ? look : ''}.html`,
    asks: [...(isSignedIn ? signedIn : []), ...own, ...always],
  };
}

function lookOf(cookies: Cookies): string {
  const { 'docket.appearance': appearance, 'docket.sidebar': sidebar } = cookies;
  return `${appearance === 'light' || appearance === 'dark' ? `.${appearance}` : ''}${sidebar === 'rail' ? '.rail' : ''}`;
}

function ownOf({ pattern, asks = [], asksForStaff = asks }: PageFile, path: string, cookies: Cookies): string[] {
  const forThisPerson = cookies[AUDIENCE] === 'staff' ? asksForStaff : asks;
  return forThisPerson.map((address) => path.replace(new RegExp(pattern), address));
}

/** The Link header (RFC 8288) by which a browser asks for these addresses while it still reads the HTML. */
export const preloadsOf = (addresses: readonly string[]): string =>
  addresses.map((address) => `<${address}>; rel=preload; as=fetch; crossorigin`).join(', ');
