// Runs before the first paint and before the portal's own program has come.

// Asks for what the page will ask for, so that it is there when the program is. An address that the program does not
// ask for in the end is a wasted request and no more; e2e/round-trips.spec.ts finds it.
const ask = (address) => {
  const link = document.createElement('link');
  document.head.append(Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: '', href: address }));
};
const { pathname, search } = location;
const isPage = (pattern) => search === '' && pattern.test(pathname);
const ticket = /^\/tickets\/(\d+)$/.exec(pathname);
// The readable cookie lives as long as the session.
const signedIn = document.cookie.includes('XSRF-TOKEN=');
if (signedIn) ask('/api/auth/me');
if (signedIn && ticket !== null) {
  ask(`/api/tickets/${ticket[1]}`);
  ask(`/api/tickets/${ticket[1]}/comments?limit=100`);
  ask(`/api/tickets/${ticket[1]}/events?limit=100`);
}
if (signedIn && isPage(/^\/admin\/tickets$/)) ask('/api/tickets?sort=-createdAt&limit=25');

// Applies what this browser remembers; core/preferences and core/shell keep it up to date.
const remembered = (name) => {
  try {
    return localStorage.getItem(`docket.${name}`);
  } catch {
    // Storage can be forbidden by the browser; then the system's appearance applies.
    return null;
  }
};
const look = document.documentElement.dataset;
const appearance = remembered('appearance');
if (appearance === 'light' || appearance === 'dark') look.appearance = appearance;
if (remembered('sidebar') === 'rail') look.sidebar = 'rail';

if (signedIn && isPage(/^\/(tickets)?$/)) {
  const whose = remembered('staff') === 'true' ? 'assigneeId=me&' : '';
  ask(`/api/tickets?${whose}status=open,in_progress&sort=-updatedAt&limit=25&withTotal=true`);
}
ask('/api/auth/options');
