// The pages that people open by their address, and so the ones whose weight and whose first moments count.
const APP = 'frontend/src/app';

export const MAIN = 'frontend/src/main.ts';

/**
 * How a page can look before the program has come, by the name that its HTML bears and by what its first tag then says.
 * The server chooses by the cookies that the portal keeps (core/preferences/kept-for-server.ts); styles/ reads the attributes.
 */
export const LOOKS = ['', ' data-sidebar="rail"'].flatMap((sidebar) =>
  ['', ' data-appearance="light"', ' data-appearance="dark"'].map((appearance) => {
    const attributes = `${appearance}${sidebar}`;
    return { name: [...attributes.matchAll(/"(\w+)"/g)].map(([, value]) => `.${value}`).join(''), attributes };
  }),
);

/**
 * What the program asks the server for on every page. The server names it in the answer with the HTML, and what the page
 * itself asks for, so that all of it is there when the program is. An address that the program does not ask for in the
 * end is a wasted request and no more; e2e/round-trips.spec.ts finds it.
 */
export const ASKED_BY_ALL = { always: ['/api/auth/options'], signedIn: ['/api/auth/me'] };

const LIST = 'status=open,in_progress&sort=-updatedAt&limit=25&withTotal=true';

/**
 * @typedef Page
 * @property {string} name of the HTML file made for it
 * @property {string} pattern of its paths
 * @property {string} component its source file
 * @property {boolean} [entrance] for people who are not signed in yet
 * @property {readonly string[]} [soon] source files that it loads by itself at once
 * @property {readonly string[]} [asks] what it asks the server for when somebody is signed in, with `$1` for the first group
 *   of the pattern
 * @property {readonly string[]} [asksForStaff] instead, where an agent or admin was last signed in
 */

/** @type {Record<string, Page>} */
export const PAGES = {
  signIn: {
    name: 'sign-in',
    pattern: '^/(?:sign-in|setup)$',
    entrance: true,
    component: `${APP}/sign-in/sign-in-page.ts`,
  },
  list: {
    name: 'tickets',
    pattern: '^/(?:tickets)?$',
    component: `${APP}/tickets/ticket-list-page/ticket-list-page.ts`,
    asks: [`/api/tickets?${LIST}`],
    asksForStaff: [`/api/tickets?assigneeId=me&${LIST}`],
  },
  ticket: {
    name: 'ticket',
    pattern: '^/tickets/(\\d{1,10})$',
    component: `${APP}/tickets/ticket-page/ticket-page.ts`,
    asks: ['', '/comments?limit=100', '/events?limit=100'].map((part) => `/api/tickets/$1${part}`),
    soon: [`${APP}/shared/markdown/render-markdown.ts`],
  },
  table: {
    name: 'table',
    pattern: '^/admin/tickets$',
    component: `${APP}/admin/triage-page/triage-page.ts`,
    asks: ['/api/tickets?sort=-createdAt&limit=25'],
  },
};
