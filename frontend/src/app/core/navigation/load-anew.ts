/** Loads the portal anew from its beginning. What is on the page is out of sight at once, however slow the server is. */
export function loadAnew(document: Document): void {
  document.documentElement.hidden = true;
  document.location.replace('/');
}
