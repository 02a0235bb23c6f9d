import DOMPurify, { Config } from 'dompurify';
import { Marked, RendererObject } from 'marked';

const plainAttributes = ['rel', 'target', 'start', 'class', 'tabindex'];

/** What people write may become these elements and no others; in particular nothing that loads by itself. */
const sanitising: Config & { RETURN_TRUSTED_TYPE: false } = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'hr', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'strong', 'em', 'del'],
    ...['a', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'div'],
  ],
  ALLOWED_ATTR: ['href', ...plainAttributes],
  // Only `href` is an address; without this the pattern below would be asked of the others too.
  ADD_URI_SAFE_ATTR: plainAttributes,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  RETURN_TRUSTED_TYPE: false,
};

const renderer: RendererObject = {
  /** Typed HTML is shown as it was typed: tickets are full of snippets and logs. */
  html: ({ text }) => escaped(text),
  /** Below the headings of the page itself. */
  heading({ tokens, depth }) {
    const level = Math.min(depth + 2, 6);
    return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
  },
  /** A picture from elsewhere would tell its server who reads the ticket: it is a link to press. */
  image: ({ href, text }) => link(href, escaped(text === '' ? href : `Image: ${text}`)),
  link({ href, tokens }) {
    return link(href, this.parser.parseInline(tokens));
  },
  checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  table({ header, rows }) {
    const cells = (tag: string, row: typeof header): string =>
      row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
    const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('');
    // Wide tables scroll by themselves, by keyboard too.
    return `<div class="scroll" tabindex="0"><table><thead><tr>${cells('th', header)}</tr></thead><tbody>${body}</tbody></table></div>`;
  },
};

const marked = new Marked({ gfm: true, breaks: true, renderer });

/** Markdown to HTML that is safe to show: no script, no remote content, no address but http(s), mailto and tel. */
export function renderMarkdown(text: string): string {
  const html = marked.parse(text, { async: false });
  return DOMPurify.sanitize(html, sanitising);
}

function link(href: string, words: string): string {
  return `<a href="${escaped(href)}" target="_blank" rel="noopener noreferrer nofollow">${words}</a>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
