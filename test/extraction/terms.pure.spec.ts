import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extraction/extract.ts';
import { findDocumentNumbers } from '../../src/extraction/terms/document-numbers.ts';
import { findTargets } from '../../src/extraction/terms/targets.ts';

describe('the number of a document', () => {
  it.each([
    ['114/TB-VPCP', '114/TB-VPCP'],
    ['2844/VPCP-KSTT', '2844/VPCP-KSTT'],
    ['846 /UBND-TH', '846/UBND-TH'],
    ['3145/BKHĐT-KTĐPLT', '3145/BKHĐT-KTĐPLT'],
    ['2927 -TB/TU', '2927-TB/TU'],
    ['367 - QĐ/TWĐTN-VPĐOÀN', '367-QĐ/TWĐTN-VPĐOÀN'],
    ['90-TB/TU', '90-TB/TU'],
    ['1742-CV/BTCTU', '1742-CV/BTCTU'],
    ['416-CV/ĐU', '416-CV/ĐU'],
    ['05-TB/BCĐTW', '05-TB/BCĐTW'],
    ['08-QC/TW', '08-QC/TW'],
    ['1298/QĐ-UBND-HC', '1298/QĐ-UBND-HC'],
    ['260/QĐ-BGD ĐT', '260/QĐ-BGDĐT'],
    ['33/2016/QH14', '33/2016/QH14'],
    ['42/2014/QĐ-TTg', '42/2014/QĐ-TTg'],
    ['73/TTg-CN', '73/TTg-CN'],
    ['31/BB-UBND', '31/BB-UBND'],
    ['1179/TTrSGTVT', '1179/TTr-SGTVT'],
  ])('%s is normalized to %s', (written, normal) => {
    expect(findDocumentNumbers(`Thực hiện văn bản số ${written} ngày 3/2/2017 của UBND tỉnh`)).toEqual([
      normal,
    ]);
  });

  it.each(['15/3/2017', 'Không số', '12/24 xã', '50/Hội nghị'])('%s is no document number', (words) => {
    expect(findDocumentNumbers(`Báo cáo ${words} theo quy định`)).toEqual([]);
  });
});

describe('a target figure', () => {
  it.each([
    ['phấn đấu thu ngân sách đạt 55% dự toán', 55, '%'],
    ['thu ngân sách đạt trên 1.200,5 tỷ đồng', 1200.5, 'tỷ đồng'],
    ['trồng mới tối thiểu 120 ha', 120, 'ha'],
  ])('%s', (words, value, unit) => {
    expect(findTargets(words, words)).toMatchObject([{ value, unit }]);
  });
});

describe('the concluding zone', () => {
  const speech =
    'Phát biểu kết luận hội nghị, đồng chí Lê Minh An – Bí thư Thị ủy yêu cầu Phòng Nội vụ rà soát hồ sơ.';

  it('does not contain the report before it', () => {
    const { clauses } = extract(
      `Trong tháng 3, UBND các xã đẩy mạnh thu ngân sách; giao Phòng Thuế rà soát trước ngày 5/3.\n\n${speech}`,
    );
    expect(clauses.map(({ quote }) => quote)).toEqual(['yêu cầu Phòng Nội vụ rà soát hồ sơ.']);
  });

  it('ends with the closing formula', () => {
    const { clauses } = extract(
      `${speech}\n\nVăn phòng thông báo để các cơ quan biết, thực hiện./.\n\nNơi nhận:\n- Phòng Nội vụ;`,
    );
    expect(clauses).toHaveLength(1);
  });

  it('is not opened by a caption', () => {
    expect(extract('Đồng chí Lê Minh An phát biểu kết luận hội nghị').zone).toBeNull();
  });

  it('is found once if the first paragraph summarizes it', () => {
    expect(extract(`${speech}\n\nSáng nay, Thị ủy họp giao ban.\n\n${speech}`).clauses).toHaveLength(1);
  });

  it('is found in decomposed letters, and its clauses have the original offsets', () => {
    const text = `Thường trực họp.\u00a0\n\n${speech}`.normalize('NFD');
    const { clauses } = extract(text);
    expect(clauses[0]?.addressees[0]?.name).toBe('Phòng Nội vụ');
    expect(text.slice(clauses[0]?.start, clauses[0]?.end)).toBe(clauses[0]?.quote);
  });
});
