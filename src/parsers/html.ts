import { Readability } from '@mozilla/readability';
import { convert, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import { parseHTML } from 'linkedom';
import { decodeText } from './encodings.ts';
import { kept } from './plain-text.ts';
import { inFigures, type ReadingLimits, type SourceText } from './source-document.ts';

/** Cells of a row stand on one line, a tab between them, as they do when a table is copied. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addLiteral('\t');
};

const line: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** What a reader of the page does not see, or only uses. */
const UNREAD = [
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'math',
  'canvas',
  'img',
  'video',
  'audio',
];
const USED = ['nav', 'form', 'button', 'input', 'select', 'textarea', 'dialog'];
const HIDDEN = ['[hidden]', '[style*="display:none"]', '[style*="display: none"]'];

const skipped = (names: readonly string[]) => names.map((selector) => ({ selector, format: 'skip' }));

const asLines: HtmlToTextOptions = {
  wordwrap: false,
  formatters: { cell, line },
  limits: { maxInputLength: 100_000_000, maxDepth: 500 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'table', 'tr', 'blockquote', 'pre', 'div', 'caption'].map(
      (selector) => ({ selector, format: 'line' }),
    ),
    ...['ul', 'ol'].map((selector) => ({
      selector,
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    })),
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['td', 'th'].map((selector) => ({ selector, format: 'cell' })),
    ...skipped([...UNREAD, ...USED, ...HIDDEN]),
  ],
};

/** Markup as lines of text. */
const linesOf = (html: string): string =>
  convert(html, asLines)
    .replace(/^ +|[ \t]+$/gm, '')
    .trim();

/** Shorter than this, the "readable part" of a page is a caption, and all of the page is taken. */
const SHORTEST_ARTICLE = 200;
const LEAST_SHARE = 0.3;

/** Of pages with more elements no article is sought: it would take longer than reading all of them. */
const MOST_ELEMENTS = 20_000;

/** What the reader view of a browser shows of a page: its title and its article; undefined where it finds none. */
function articleOf(html: string): string | undefined {
  if (html.split('</').length > MOST_ELEMENTS) return undefined;
  try {
    const { document } = parseHTML(html);
    const article = new Readability(document, {
      maxElemsToParse: MOST_ELEMENTS,
      charThreshold: SHORTEST_ARTICLE,
    }).parse();
    if (!article?.content) return undefined;
    const title = article.title?.trim();
    const text = linesOf(article.content);
    return title && !text.includes(title) ? `${title}\n${text}` : text;
  } catch {
    return undefined;
  }
}

/**
 * The readable part of a page, as lines. Nothing in the page runs, and nothing it points to is fetched.
 *
 * The article is what Readability, the reader view of Firefox, takes for it; where that is hardly anything, all of the
 * page but menus and forms is taken: a word too many can be crossed out, a word lost cannot.
 */
export function readHtml(bytes: Buffer, limits: ReadingLimits): SourceText {
  const decoded = decodeText(bytes);
  const page = linesOf(decoded.text);
  const article = articleOf(decoded.text);
  const isArticle =
    article !== undefined &&
    article.length >= SHORTEST_ARTICLE &&
    article.length >= page.length * LEAST_SHARE;
  const text = isArticle ? article : page;
  const notes =
    isArticle && text.length < page.length
      ? [
          `The article was taken: ${inFigures(text.length)} of ${inFigures(page.length)} characters of the page.`,
        ]
      : [];
  const read = kept({ text, notes: [...decoded.notes, ...notes] }, 'HTML', limits);
  return { ...read, encoding: read.encoding ?? decoded.encoding };
}
