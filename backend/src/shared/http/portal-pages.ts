export interface PageFile {
  /** Of the paths it is for. */
  readonly pattern: string;
  readonly file: string;
}

/**
 * The HTML for a path of the portal: all of it starts the same program, but some know which scripts their page will
 * need, so that the browser fetches them at once.
 */
export function pageFileOf(path: string, pages: readonly PageFile[]): string {
  return pages.find(({ pattern }) => new RegExp(pattern).test(path))?.file ?? 'index.html';
}
