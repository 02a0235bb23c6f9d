/** Seconds: a year. Browsers keep a cookie for little longer, however long it asks for. */
const long = 31_536_000;

/** What the server reads, too, to send the first HTML as this browser will show it, and what the page will ask for. */
export const keptForServer = {
  read: (name: string): string | null => readCookie(`docket.${name}`),

  keep(name: string, value: string): void {
    if (this.read(name) !== value) {
      writeCookie(`docket.${name}`, value, long);
    }
  },

  forget(name: string): void {
    if (this.read(name) !== null) {
      writeCookie(`docket.${name}`, '', 0);
    }
  },
};

/** Lax, so that it comes with a link from elsewhere, too. */
function writeCookie(name: string, value: string, seconds: number): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${name}=${value}; path=/; max-age=${seconds}; samesite=lax${secure}`;
}

/** A cookie that scripts may read; null when there is none. */
export function readCookie(name: string): string | null {
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? null;
}
