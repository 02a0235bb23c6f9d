// Applies the remembered appearance before the first paint; core/preferences keeps it up to date.
try {
  const appearance = localStorage.getItem('docket.appearance');
  if (appearance === 'light' || appearance === 'dark') {
    document.documentElement.dataset.appearance = appearance;
  }
} catch {
  // Storage can be forbidden by the browser; then the system's appearance applies.
}
