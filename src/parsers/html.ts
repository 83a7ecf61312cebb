import { Readability } from '@mozilla/readability';
import { convert, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import { parseHTML } from 'linkedom';
import { decodeText } from './encodings.ts';
import { buildParsedDocument } from './plain-text.ts';
import { formatNumber, type ParsedDocument, type ParserLimits } from './source-document.ts';

/** Writes the cells of a row on one line with tabs between them, as in a copied table. */
const formatCell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addLiteral('\t');
};

const formatLine: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** Elements that a reader of the page does not see, or only operates. */
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

/** Converts markup to lines of text. */
const htmlToLines = (html: string): string =>
  convert(html, TEXT_OPTIONS)
    .replace(/^ +|[ \t]+$/gm, '')
    .trim();

/** If the "readable part" of a page is shorter than this, it is only a caption. Then the whole page is used. */
const MIN_ARTICLE_LENGTH = 200;
const MIN_ARTICLE_SHARE = 0.3;

/** The article search skips pages with more elements, because it would take longer than the conversion of the whole page. */
const MAX_ELEMENTS = 20_000;

/** Returns the title and the article of a page, as the reader view of a browser shows them. Undefined if it finds none. */
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
 * Returns the readable part of a page as lines. No script of the page runs, and no linked resource is loaded.
 *
 * Readability, the reader view of Firefox, finds the article. If it finds too little, the whole page without menus and forms is
 * used: a reader can delete a word too many, but cannot restore a lost one.
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
          `Only the article was used: ${formatNumber(text.length)} of ${formatNumber(page.length)} characters of the page.`,
        ]
      : [];
  const parsed = buildParsedDocument({ text, notes: [...decoded.notes, ...notes] }, 'HTML', limits);
  return { ...parsed, encoding: parsed.encoding ?? decoded.encoding };
}
