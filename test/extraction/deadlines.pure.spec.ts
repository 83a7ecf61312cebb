import { describe, expect, it } from 'vitest';
import { extractAllClauses, extractFirstClause } from './extract-clause.ts';

type DeadlineCase = [
  words: string,
  kind: string,
  start: string | null,
  due: string | null,
  precision: string | null,
];

describe('a deadline', () => {
  it.each<DeadlineCase>([
    ['Gửi báo cáo về Văn phòng trước ngày 15/3/2017.', 'FIXED', null, '2017-03-15', 'DAY'],
    ['Nộp hồ sơ chậm nhất đến hết ngày 30-6.', 'FIXED', null, '2017-06-30', 'DAY'],
    ['Hoàn thành dự toán, xong trước ngày 05 tháng 4 năm 2017.', 'FIXED', null, '2017-04-05', 'DAY'],
    ['Rà soát hộ nghèo, hoàn thành trong tháng 8 năm 2021.', 'FIXED', null, '2021-08-31', 'MONTH'],
    ['Trình Ban Thường vụ trong quý II/2017.', 'FIXED', null, '2017-06-30', 'QUARTER'],
    ['Xây dựng xã đạt chuẩn nông thôn mới trong năm 2017.', 'FIXED', null, '2017-12-31', 'YEAR'],
    ['Sơ kết phong trào trong 6 tháng đầu năm 2017.', 'FIXED', null, '2017-06-30', 'HALF_YEAR'],
    ['Kiểm tra thực địa trong tuần này.', 'FIXED', null, '2017-03-05', 'WEEK'],
    ['Kiểm tra thực địa trong tuần tới.', 'FIXED', null, '2017-03-12', 'WEEK'],
    ['Báo cáo tiến độ trước ngày 20 tháng này.', 'FIXED', null, '2017-03-20', 'DAY'],
    ['Gửi danh sách trước 16h30 ngày 12/4/2017.', 'FIXED', null, '2017-04-12T16:30', 'TIME'],
    ['Duy trì chốt trực đến hết ngày 20/4.', 'FIXED', null, '2017-04-20', 'DAY'],
    ['Trả lời đơn trước thứ Sáu, ngày 17/3.', 'FIXED', null, '2017-03-17', 'DAY'],
    ['Khảo sát từ tháng 4/2017 đến tháng 9/2017.', 'WINDOW', '2017-04-01', '2017-09-30', 'MONTH'],
    ['Kiểm tra các chợ từ ngày 10/4 đến ngày 20/4/2017.', 'WINDOW', '2017-04-10', '2017-04-20', 'DAY'],
    ['Kiểm kê tài sản trong tháng 5 và tháng 6/2017.', 'WINDOW', '2017-05-01', '2017-06-30', 'MONTH'],
    ['Rà soát hồ sơ. Thời hạn: 15/12/2016 - 15/02/2017.', 'WINDOW', '2016-12-15', '2017-02-15', 'DAY'],
    ['Kiểm tra từ tháng 3 năm 2017 và thường xuyên.', 'ONGOING', '2017-03-01', null, null],
    ['Thường xuyên kiểm tra các chợ.', 'ONGOING', null, null, null],
    ['Nạo vét mương trước mùa mưa bão.', 'EVENT', null, null, null],
    ['Trình HĐND huyện trước kỳ họp thứ 5.', 'EVENT', null, null, null],
    ['Gửi Sở Nội vụ theo đúng thời gian quy định.', 'REFERENCED', null, null, null],
    [
      'Trả lời trong thời hạn 05 ngày làm việc, kể từ ngày nhận được Thông báo.',
      'RELATIVE',
      null,
      null,
      null,
    ],
    ['Nộp báo cáo trước thứ Sáu tuần này.', 'FIXED', null, '2017-03-03', 'DAY'],
    ['Chốt số liệu trước 15h chiều nay.', 'FIXED', null, '2017-03-01T15:00', 'TIME'],
    ['Trình Hiệu trưởng trong tuần 12.', 'FIXED', null, '2017-03-26', 'WEEK'],
    ['Kiểm tra 05 cơ sở trong tháng.', 'FIXED', null, '2017-03-31', 'MONTH'],
    ['Hoàn tất hồ sơ trình Giám đốc ngày 19/4.', 'FIXED', null, '2017-04-19', 'DAY'],
    ['Đấu thông lò trước khi kết thúc quý IV.', 'FIXED', null, '2017-12-31', 'QUARTER'],
    ['100% hộ kinh doanh ký cam kết trước 30/11.', 'FIXED', null, '2017-11-30', 'DAY'],
    ['Bố trí thêm bàn tiếp đón, thực hiện từ ngày 25/4.', 'ONGOING', '2017-04-25', null, null],
    ['Trực chốt cho đến khi hết dịch.', 'EVENT', null, null, null],
    ['Báo cáo Ban Chỉ đạo tại cuộc họp lần sau.', 'EVENT', null, null, null],
    ['Hoàn thành cứng hóa đường thôn trong mùa khô.', 'EVENT', null, null, null],
    ['Mở cống lấy nước theo lịch đã thông báo.', 'REFERENCED', null, null, null],
    ['Lập báo cáo trong 20 ngày kể từ ngày giao ban.', 'RELATIVE', null, '2017-03-21', 'DAY'],
    ['Trả lời trong thời hạn 10 ngày kể từ ngày 15/3/2017.', 'RELATIVE', null, '2017-03-25', 'DAY'],
  ])('%s', (words, kind, start, due, precision) => {
    expect(extractFirstClause(words).deadline).toMatchObject({
      kind,
      start,
      due,
      precision,
      inferred: false,
    });
  });

  it.each([
    ['Định kỳ hằng tháng báo cáo tiến độ.', 'FREQ=MONTHLY'],
    ['Báo cáo Thường trực trước ngày 25 hằng tháng.', 'FREQ=MONTHLY;BYMONTHDAY=25'],
    ['Cập nhật phần mềm từ ngày 1 đến ngày 5 hằng tháng.', 'FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5'],
    ['Dự sinh hoạt chi bộ ít nhất 02 tháng/lần.', 'FREQ=MONTHLY;INTERVAL=2'],
    ['Mở phiên giải trình, mỗi năm ít nhất 02 phiên.', 'FREQ=YEARLY'],
    ['Báo cáo kết quả vào thứ Sáu hằng tuần.', 'FREQ=WEEKLY;BYDAY=FR'],
    ['Báo cáo số liệu trước 15 giờ hằng ngày.', 'FREQ=DAILY'],
    ['Tổng hợp báo cáo trước ngày 15/12 hằng năm.', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15'],
  ])('is recurring: %s', (words, recurrence) => {
    expect(extractFirstClause(words).deadline).toMatchObject({ kind: 'RECURRING', due: null, recurrence });
  });

  it.each([
    ['the first of January, said in December', 'Báo cáo trước ngày 01/01.', '2017-01-01'],
    ['the last of December, said in December', 'Báo cáo trước ngày 31/12.', '2016-12-31'],
    ['the last of May, said in December', 'Báo cáo trước ngày 31/5.', '2017-05-31'],
  ])('without a year is in the year of the meeting or the next: %s', (_, words, due) => {
    expect(extractFirstClause(words, '2016-12-20').deadline?.due).toBe(due);
  });

  it('without a year has no day if the year of the text is unknown', () => {
    expect(extractFirstClause('Báo cáo trước ngày 15/3.', null).deadline).toMatchObject({
      kind: 'FIXED',
      due: null,
    });
  });

  it('in the following sentence belongs to the order before it', () => {
    const clauses = extractAllClauses('Giao Phòng Nội vụ rà soát hồ sơ. Hoàn thành trong tháng 3/2017.');
    expect(clauses).toHaveLength(1);
    expect(clauses[0]?.deadline).toMatchObject({ words: 'trong tháng 3/2017', due: '2017-03-31' });
  });

  it('contains the exact words of the text', () => {
    expect(extractFirstClause('Gửi báo cáo trước ngày 15/3/2017 về Văn phòng.').deadline?.words).toBe(
      'trước ngày 15/3/2017',
    );
  });
});

describe('no deadline', () => {
  it.each([
    ['is haste', 'Phòng Quản lý đô thị khẩn trương lập hồ sơ.'],
    ['is an anniversary', 'Phòng Văn hóa chuẩn bị lễ kỷ niệm ngày thành lập (3/2/1930 – 3/2/2017).'],
    ['is a term of office', 'Rà soát quy hoạch cán bộ nhiệm kỳ 2018–2023.'],
    ['is a day from which something holds', 'Tổ chức trao Huy hiệu Đảng tại Thành ủy từ năm 2017.'],
    ['is the date of a cited document', 'Thực hiện Tờ trình số 44/TTr-SXD ngày 06/11/2024 của Sở Xây dựng.'],
    ['is the period of a plan', 'Xây dựng kế hoạch giai đoạn 2016 - 2020.'],
    ['is a day long gone', 'Rà soát các hồ sơ tiếp nhận trước ngày 01/7/2014.'],
    ['is a fraction', 'Tập trung chỉ đạo để hoàn thành 5/6 chỉ tiêu.'],
    ['is a share', 'Rà soát hộ nghèo trong 3/5 xã.'],
    ['is a day that no calendar has', 'Báo cáo kết quả trước ngày 31/02/2017.'],
    ['is the ordinary budget', 'Rà soát các khoản chi thường xuyên.'],
  ])('%s: %s', (_, words) => {
    expect(extractFirstClause(words).deadline).toBeNull();
  });
});
