import { crc32 } from 'node:zlib';

/** The smallest valid files of the types that offices send. */

/** Builds a ZIP archive without compression. */
export function buildZip(entries: Record<string, string>): Buffer<ArrayBuffer> {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, title, bytes]);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, where, title);
    locals.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(locals.length, 4);
  end.writeUInt16LE(locals.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, listed, Buffer.from('PK\u0005\u0006'), end]);
}

const buildContentTypesXml = (main: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${main}.main+xml"/></Types>`;

const OPENXML_TYPE = 'application/vnd.openxmlformats-officedocument';
const WORD_TYPE = `${OPENXML_TYPE}.wordprocessingml.document`;

export const sampleFiles = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  jpeg: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  docx: buildZip({
    '[Content_Types].xml': buildContentTypesXml(WORD_TYPE),
    'word/document.xml': '<w:document/>',
  }),
  xlsx: buildZip({ '[Content_Types].xml': buildContentTypesXml(`${OPENXML_TYPE}.spreadsheetml.sheet`) }),
  pptx: buildZip({
    '[Content_Types].xml': buildContentTypesXml(`${OPENXML_TYPE}.presentationml.presentation`),
  }),
  odt: buildZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' }),
  ods: buildZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
  odp: buildZip({ mimetype: 'application/vnd.oasis.opendocument.presentation' }),
  txt: Buffer.from('BM-01: Báo cáo kết quả thực hiện kết luận giao ban tháng 02.\r\n'),
  csv: Buffer.from('\uFEFFĐơn vị,Số việc\r\nPhòng Nội vụ,6\r\n'),
} as const;

export const rejectedSampleFiles = {
  'a page': Buffer.from('\n<!doctype html><script>alert(1)</script>'),
  'a drawing': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'a program of Windows': Buffer.from('4d5a90000300000004000000ffff0000b800000000000000', 'hex'),
  'a program of Linux': Buffer.from('7f454c4602010100000000000000000002003e0001000000', 'hex'),
  'a script': Buffer.from('#!/bin/sh\nrm -rf ~\n'),
  'a document with macros': buildZip({
    '[Content_Types].xml': buildContentTypesXml('application/vnd.ms-word.document.macroEnabled'),
    'word/document.xml': '<w:document/>',
  }),
  'a table with macros': buildZip({
    '[Content_Types].xml': buildContentTypesXml('application/vnd.ms-excel.sheet.macroEnabled'),
  }),
  'a document that hides its macros': buildZip({
    '[Content_Types].xml': buildContentTypesXml(WORD_TYPE),
    'word/vbaProject.bin': 'Sub AutoOpen()',
  }),
  'an archive': buildZip({ 'setup.exe': 'MZ' }),
  'text that is not UTF-8': Buffer.from('Báo cáo kết quả', 'utf16le'),
  'bytes that are nothing': Buffer.from([0, 1, 2, 3, 4, 5]),
} as const;
