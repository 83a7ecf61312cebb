import { Readability } from '@mozilla/readability';
import { convert, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import { parseHTML } from 'linkedom';
import { decodeText } from './encodings.ts';
import { buildParsedDocument } from './plain-text.ts';
import { formatNumber, type ParsedDocument, type ParserLimits } from './source-document.ts';

/** Cells of a row stand on one line, a tab between them, as they do when a table is copied. */
const formatCell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addLiteral('\t');
};

const formatLine: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** What a reader of the page does not see, or only uses. */
const INVISIBLE_ELEMENTS = [
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
const INTERACTIVE_ELEMENTS = ['nav', 'form', 'button', 'input', 'select', 'textarea', 'dialog'];
const HIDDEN_SELECTORS = ['[hidden]', '[style*="display:none"]', '[style*="display: none"]'];

const skipSelectors = (names: readonly string[]) => names.map((selector) => ({ selector, format: 'skip' }));

const TEXT_OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  formatters: { cell: formatCell, line: formatLine },
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
    ...skipSelectors([...INVISIBLE_ELEMENTS, ...INTERACTIVE_ELEMENTS, ...HIDDEN_SELECTORS]),
  ],
};

/** Markup as lines of text. */
const htmlToLines = (html: string): string =>
  convert(html, TEXT_OPTIONS)
    .replace(/^ +|[ \t]+$/gm, '')
    .trim();

/** Shorter than this, the "readable part" of a page is a caption, and all of the page is taken. */
const MIN_ARTICLE_LENGTH = 200;
const MIN_ARTICLE_SHARE = 0.3;

/** Of pages with more elements no article is sought: it would take longer than reading all of them. */
const MAX_ELEMENTS = 20_000;

/** What the reader view of a browser shows of a page: its title and its article; undefined where it finds none. */
function findArticle(html: string): string | undefined {
  if (html.split('</').length > MAX_ELEMENTS) return undefined;
  try {
    const { document } = parseHTML(html);
    const article = new Readability(document, {
      maxElemsToParse: MAX_ELEMENTS,
      charThreshold: MIN_ARTICLE_LENGTH,
    }).parse();
    if (!article?.content) return undefined;
    const title = article.title?.trim();
    const text = htmlToLines(article.content);
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
export function parseHtmlPage(bytes: Buffer, limits: ParserLimits): ParsedDocument {
  const decoded = decodeText(bytes);
  const page = htmlToLines(decoded.text);
  const article = findArticle(decoded.text);
  const isArticle =
    article !== undefined &&
    article.length >= MIN_ARTICLE_LENGTH &&
    article.length >= page.length * MIN_ARTICLE_SHARE;
  const text = isArticle ? article : page;
  const notes =
    isArticle && text.length < page.length
      ? [
          `The article was taken: ${formatNumber(text.length)} of ${formatNumber(page.length)} characters of the page.`,
        ]
      : [];
  const read = buildParsedDocument({ text, notes: [...decoded.notes, ...notes] }, 'HTML', limits);
  return { ...read, encoding: read.encoding ?? decoded.encoding };
}
