/** Small choices this browser remembers. Storage can be forbidden or full: then they last as long as the page. */
export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(`docket.${name}`);
  } catch (error) {
    console.warn(`This browser remembers nothing (${name}).`, error);
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`docket.${name}`, value);
  } catch (error) {
    console.warn(`This browser remembers nothing (${name}).`, error);
  }
}
