// The pages that people open by their address, and so the ones whose weight and whose first moments count.
const APP = 'frontend/src/app';

export const MAIN = 'frontend/src/main.ts';

/**
 * @typedef Page
 * @property {string} name of the HTML file made for it
 * @property {string} pattern of its paths
 * @property {string} component its source file
 * @property {boolean} [entrance] for people who are not signed in yet
 * @property {readonly string[]} [soon] source files that it loads by itself at once
 */

/** @type {Record<string, Page>} */
export const PAGES = {
  signIn: {
    name: 'sign-in',
    pattern: '^/(sign-in|setup)$',
    entrance: true,
    component: `${APP}/sign-in/sign-in-page.ts`,
  },
  list: { name: 'tickets', pattern: '^/(tickets)?$', component: `${APP}/tickets/ticket-list-page/ticket-list-page.ts` },
  ticket: {
    name: 'ticket',
    pattern: '^/tickets/\\d+$',
    component: `${APP}/tickets/ticket-page/ticket-page.ts`,
    soon: [`${APP}/shared/markdown/render-markdown.ts`],
  },
  table: { name: 'table', pattern: '^/admin/tickets$', component: `${APP}/admin/triage-page/triage-page.ts` },
};
