// Applies what this browser remembers before the first paint; core/preferences and core/shell keep it up to date.
try {
  const appearance = localStorage.getItem('docket.appearance');
  if (appearance === 'light' || appearance === 'dark') {
    document.documentElement.dataset.appearance = appearance;
  }
  if (localStorage.getItem('docket.sidebar') === 'rail') document.documentElement.dataset.sidebar = 'rail';
} catch {
  // Storage can be forbidden by the browser; then the system's appearance applies.
}
