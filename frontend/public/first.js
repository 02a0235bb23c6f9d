// Runs before the first paint and before the portal's own program has come.

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

// What the page will ask for, the most important first. An address that the program does not ask for in the end is a
// wasted request and no more; e2e/round-trips.spec.ts finds it.
const addresses = () => {
  // The readable cookie lives as long as the session.
  if (!document.cookie.includes('XSRF-TOKEN=')) return ['/api/auth/options'];
  const { pathname, search } = location;
  const isPage = (pattern) => search === '' && pattern.test(pathname);
  const ticket = /^\/tickets\/(\d+)$/.exec(pathname);
  const asked = ['/api/auth/me'];
  if (ticket !== null) {
    const address = `/api/tickets/${ticket[1]}`;
    asked.push(address, `${address}/comments?limit=100`, `${address}/events?limit=100`);
  }
  if (isPage(/^\/admin\/tickets$/)) asked.push('/api/tickets?sort=-createdAt&limit=25');
  if (isPage(/^\/(tickets)?$/)) {
    const whose = remembered('staff') === 'true' ? 'assigneeId=me&' : '';
    asked.push(`/api/tickets?${whose}status=open,in_progress&sort=-updatedAt&limit=25&withTotal=true`);
  }
  return [...asked, '/api/auth/options'];
};
const ask = (address) => {
  const link = document.createElement('link');
  document.head.append(Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: '', href: address }));
};
// Each in a task of its own: a slow phone paints and answers a press in between.
setTimeout(() => addresses().forEach((address) => setTimeout(ask, 0, address)));
