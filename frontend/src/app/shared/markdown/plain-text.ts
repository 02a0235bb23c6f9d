/**
 * What Markdown may read as more than words: its signs, a backslash, HTML, entities, addresses, a tab or space at the
 * beginning of a line, and what begins a list or underlines a heading. Some of it turns out to be words all the same.
 */
const signs = /[\\`*_[\]<>~|&@\t\r]|:\/\/|www\.|^(?:[-+#=: ]|\d+[.)])/im;

export const isPlainText = (text: string): boolean => !signs.test(text);

/** The HTML that Markdown makes of a text without any of its signs, as most people write; null for all other texts. */
export function renderPlainText(text: string): string | null {
  if (!isPlainText(text)) {
    return null;
  }
  const paragraphs = text.trim().split(/\n{2,}/);
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`).join('');
}
