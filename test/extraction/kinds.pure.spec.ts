import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extraction/extract.ts';
import { extractAllClauses, extractFirstClause } from './extract-clause.ts';

describe('the kind of a clause', () => {
  it.each([
    ['Không chạy theo thành tích.', 'PROHIBITION'],
    ['Cán bộ, công chức không uống rượu trong giờ làm việc.', 'PROHIBITION'],
    ['Nâng tỷ lệ hồ sơ trực tuyến lên 80% vào cuối năm.', 'TARGET'],
    ['Phấn đấu hết năm 2017 xã đạt 16/19 tiêu chí.', 'TARGET'],
    ['Mục tiêu là cơ bản hoàn thành dự án trong năm 2018.', 'TARGET'],
    ['Xi măng: đồng ý hỗ trợ thôn Bản Lự 15 tấn.', 'DECISION'],
    ['Phiên họp cơ bản thống nhất với dự thảo báo cáo.', 'DECISION'],
    ['Cuộc họp giao ban tuần sau chuyển sang chiều thứ 2.', 'NOTICE'],
    ['Chợ hoa xuân năm nay sẽ được tổ chức tại công viên Sông Tiền.', 'NOTICE'],
    ['Từ ngày 01/8, bộ phận tiếp dân chuyển về trụ sở mới.', 'NOTICE'],
    ['Tiến độ giải ngân còn chậm, mới đạt 38% kế hoạch.', 'ASSESSMENT'],
    ['Cái nào vượt thẩm quyền thì báo Chủ tịch.', 'ESCALATION'],
    ['100% hộ kinh doanh ký cam kết trước 30/11.', 'DIRECTIVE'],
    ['Trong quý IV, hoàn thành việc cắm mốc.', 'DIRECTIVE'],
  ])('%s', (words, kind) => {
    expect(extractFirstClause(words).kind).toBe(kind);
  });

  it('is different for a decision and the order after it', () => {
    const clauses = extractAllClauses('Đồng ý mua 02 máy phát điện, giao Văn phòng lập hồ sơ.');
    expect(clauses.map(({ kind }) => kind)).toEqual(['DECISION', 'DIRECTIVE']);
  });
});

describe('a short note', () => {
  it.each([
    'Kết luận: Giao Sở Y tế làm báo cáo trước ngày 15/3/2025.',
    'Kết luận giao ban: Sở Y tế rà soát hộ nghèo.',
    'Giao phòng Y tế rà soát hộ nghèo, xong trước 15/3/2025.',
    'Chủ tịch giao: Phòng Y tế lập danh sách.',
    'Họp giao ban (04/11/2025). KL của đ/c Bí thư:\n+ UBKT: kiểm tra 2 chi bộ.',
  ])('is extracted as a conclusion: %s', (text) => {
    expect(extract(text).clauses).toMatchObject([{ kind: 'DIRECTIVE', addressees: [{ role: 'LEAD' }] }]);
  });
});
