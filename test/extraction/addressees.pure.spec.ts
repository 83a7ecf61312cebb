import { describe, expect, it } from 'vitest';
import { extractAllClauses, extractFirstClause } from './extract-clause.ts';

const formatAddressees = (words: string) =>
  extractFirstClause(words).addressees.map(
    ({ name, role, form }) => `${role} ${name}${form === 'UNIT' ? '' : ` (${form})`}`,
  );

describe('the addressees of a clause', () => {
  it.each([
    ['Giao Phòng Nội vụ tham mưu kế hoạch sắp xếp thôn.', ['LEAD Phòng Nội vụ']],
    ['Chủ tịch UBND huyện yêu cầu các xã, thị trấn rà soát hộ nghèo.', ['LEAD các xã, thị trấn (GROUP)']],
    ['Sở Xây dựng được giao nhiệm vụ hoàn thiện quy chế.', ['LEAD Sở Xây dựng']],
    [
      'Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính, Công an tỉnh và các đơn vị liên quan tham mưu phương án.',
      [
        'LEAD Sở Y tế',
        'COORDINATE Sở Tài chính',
        'COORDINATE Công an tỉnh',
        'COORDINATE các đơn vị liên quan (GROUP)',
      ],
    ],
    [
      'Văn phòng UBND phối hợp với Văn phòng Thị ủy rà soát chương trình.',
      ['LEAD Văn phòng UBND', 'COORDINATE Văn phòng Thị ủy'],
    ],
    ['Phòng Tài chính – Kế hoạch: hoàn thiện dự toán mua sắm.', ['LEAD Phòng Tài chính - Kế hoạch']],
    [
      'Giao Văn phòng Huyện ủy theo dõi, đôn đốc việc thực hiện Thông báo này.',
      ['MONITOR Văn phòng Huyện ủy'],
    ],
    ['Về công tác chuẩn bị mùa mưa bão, các phường rà soát phương án di dời.', ['LEAD các phường (GROUP)']],
    [
      'Các Sở: Tài chính, Y tế; UBND các huyện: Tân Lập, Sơn Hồ rà soát hồ sơ.',
      ['LEAD Sở Tài chính', 'LEAD Sở Y tế', 'LEAD UBND huyện Tân Lập', 'LEAD UBND huyện Sơn Hồ'],
    ],
    [
      'Sở Văn hóa, Thể thao và Du lịch, Sở Nông nghiệp và Môi trường xây dựng kế hoạch.',
      ['LEAD Sở Văn hóa, Thể thao và Du lịch', 'LEAD Sở Nông nghiệp và Môi trường'],
    ],
    ['Yêu cầu Giám đốc Sở Nội vụ báo cáo kết quả.', ['LEAD Sở Nội vụ']],
    ['Phân công đồng chí Nguyễn Văn An – Phó Chủ tịch trực tiếp chỉ đạo.', ['LEAD Nguyễn Văn An (PERSON)']],
    ['PX Khai thác 2, PX Khai thác 9: củng cố lò dọc vỉa.', ['LEAD PX Khai thác 2', 'LEAD PX Khai thác 9']],
    ['CA xã + BCH quân sự xã: trực tại chốt cầu.', ['LEAD CA xã', 'LEAD BCH quân sự xã']],
    ['P.KTKT thẩm định dự toán.', ['LEAD P.KTKT']],
    ['Xi măng: Chị Huệ kế toán làm thủ tục.', ['LEAD Huệ (PERSON)']],
    [
      'Vụ rác ở rạch: P. KT chủ trì, phối hợp Hội Nông dân ra quân.',
      ['LEAD P. KT', 'COORDINATE Hội Nông dân'],
    ],
    [
      'Hộ nào không chấp hành thì Phòng Tài nguyên và Môi trường tham mưu cưỡng chế.',
      ['LEAD Phòng Tài nguyên và Môi trường'],
    ],
    [
      'UBND các tỉnh Bắc Sơn, Thạch Hà rà soát các mỏ.',
      ['LEAD UBND tỉnh Bắc Sơn', 'LEAD UBND tỉnh Thạch Hà'],
    ],
    ['Chi nhánh Thủy lợi huyện mở cống lấy nước.', ['LEAD Chi nhánh Thủy lợi huyện']],
    ['Mọi người lưu ý giữ gìn vệ sinh chung.', ['LEAD Mọi người (GROUP)']],
    ['Mỗi tháng một lần, UBND các xã báo cáo kết quả.', ['LEAD UBND các xã (GROUP)']],
    ['Cán bộ, công chức không uống rượu trong giờ làm việc.', ['LEAD Cán bộ, công chức (GROUP)']],
    ['Phòng Đo đạc, Bản đồ và Viễn thám cấp trích lục hồ sơ.', ['LEAD Phòng Đo đạc, Bản đồ và Viễn thám']],
  ])('%s', (words, expected) => {
    expect(formatAddressees(words)).toEqual(expected);
  });

  it('do not include the receiver of a report or a draft', () => {
    expect(
      formatAddressees('Phòng Văn hóa tham mưu UBND phường ban hành kế hoạch, báo cáo Đảng ủy.'),
    ).toEqual(['LEAD Phòng Văn hóa']);
  });

  it('do not include "Ban" in "giao ban", nor a name in "giao thông" and "bàn giao"', () => {
    expect(formatAddressees('Duy trì giao ban, bảo đảm giao thông, bàn giao mặt bằng.')).toEqual([]);
  });

  it('are inherited from the label above a list', () => {
    const clauses = extractAllClauses('Phòng Nội vụ:\na) Rà soát hồ sơ.\nb) Lập danh sách.');
    expect(clauses.map(({ addressees }) => addressees)).toEqual([
      [{ name: 'Phòng Nội vụ', role: 'LEAD', inherited: true, form: 'UNIT' }],
      [{ name: 'Phòng Nội vụ', role: 'LEAD', inherited: true, form: 'UNIT' }],
    ]);
  });
});

describe('the kind of a clause', () => {
  it.each([
    ['DIRECTIVE', 'Rà soát hộ nghèo.'],
    ['PROHIBITION', 'Tuyệt đối không để xảy ra tình trạng lấn chiếm hành lang giao thông.'],
    ['DECISION', 'Thống nhất chủ trương đầu tư nhà văn hóa tổ 5.'],
    ['NOTICE', 'Việc phát thẻ từ quý II sẽ được thực hiện tại bộ phận một cửa.'],
    ['TARGET', 'Phấn đấu thu ngân sách đạt 55% dự toán trong 6 tháng đầu năm.'],
    ['ASSESSMENT', 'Ghi nhận, biểu dương nỗ lực của các đơn vị trong quý.'],
    ['REPORT', 'UBND xã đã chỉ đạo các thôn hoàn thành gieo cấy.'],
    ['ESCALATION', 'Trường hợp vượt thẩm quyền, báo cáo Thường trực Đảng ủy xem xét.'],
  ])('%s: %s', (kind, words) => {
    expect(extractFirstClause(words).kind).toBe(kind);
  });
});
