import type { ConclusionKind } from '../../src/entities/conclusions/conclusion.entity.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import { addMonths, formatDay } from './calendar.ts';
import type { Random } from './random.ts';

/** A clause that orders nothing. */
export interface NonOrderClause {
  readonly kind: ConclusionKind;
  readonly text: string;
}

const formatMonth = (period: string) => `${period.slice(5)}/${period.slice(0, 4)}`;

/** Creates praise or criticism at the start of the conclusion. */
export function createAssessment(period: string, chance: Random): NonOrderClause {
  const last = formatMonth(addMonths(period, -1));
  const text = chance.pick([
    `Ghi nhận, biểu dương sự nỗ lực của các cơ quan, đơn vị, địa phương trong thực hiện nhiệm vụ tháng ${last}`,
    `Tháng ${last}, các mặt công tác cơ bản hoàn thành kế hoạch, an ninh chính trị được giữ vững`,
    `Biểu dương các xã, phường đã chủ động, quyết liệt trong tháng ${last}; phê bình các đơn vị còn để nhiệm vụ quá hạn`,
  ]);
  return { kind: 'ASSESSMENT', text };
}

/** Creates a report of the month before, in figures. */
export function createSituationReport(period: string, chance: Random): NonOrderClause {
  const last = formatMonth(addMonths(period, -1));
  const text = chance.pick([
    `Tổng thu ngân sách tháng ${last} ước đạt ${chance.between(140, 290)} tỷ đồng`,
    `Đến hết tháng ${last}, toàn thành phố giải quyết đúng hạn ${chance.between(93, 99)}% hồ sơ thủ tục hành chính`,
    `Trong tháng ${last}, toàn thành phố kết nạp ${chance.between(18, 64)} đảng viên mới`,
  ]);
  return { kind: 'REPORT', text };
}

/** Creates the clauses at the end of the conclusion: decisions, targets, notices, and whom to report problems to. */
export function createClosingClauses(period: string, heldOn: Day, chance: Random): NonOrderClause[] {
  const year = period.slice(0, 4);
  return [
    {
      kind: 'TARGET',
      text: chance.pick([
        `Phấn đấu thu ngân sách năm ${year} vượt ${chance.between(3, 12)}% dự toán được giao`,
        `Phấn đấu đến hết năm ${year}, tỷ lệ giải ngân vốn đầu tư công đạt trên ${chance.between(92, 97)}%`,
        `Phấn đấu tỷ lệ hồ sơ trực tuyến toàn trình đạt ${chance.between(70, 88)}%`,
        `Phấn đấu giảm ít nhất ${chance.between(5, 15)}% số vụ tai nạn giao thông so với cùng kỳ`,
      ]),
    },
    {
      kind: 'DECISION',
      text: chance.pick([
        'Thống nhất chủ trương đầu tư nhà văn hóa khu dân cư số 5',
        'Đồng ý chủ trương đặt tên cho hai tuyến đường mới ở phía nam hồ Gương',
        'Thống nhất phương án phân công Thành ủy viên phụ trách các xã, phường',
        'Cơ bản nhất trí với dự thảo đề án phát triển kinh tế đêm',
      ]),
    },
    {
      kind: 'NOTICE',
      text: chance.pick([
        'Việc tiếp công dân định kỳ của Thường trực Thành ủy được tổ chức vào ngày 15 hằng tháng',
        `Hội nghị đối thoại với đoàn viên, thanh niên sẽ diễn ra ngày ${formatDay(addDays(heldOn, chance.between(12, 25)))}`,
        `Hội nghị giao ban kỳ tới dự kiến tổ chức vào đầu tháng ${formatMonth(addMonths(period, 1))}`,
      ]),
    },
    {
      kind: 'ESCALATION',
      text: chance.pick([
        'Quá trình thực hiện, nếu có khó khăn, vướng mắc vượt thẩm quyền, kịp thời báo cáo Thường trực Thành ủy xem xét, cho ý kiến',
        'Những nội dung vượt thẩm quyền, các đơn vị báo cáo qua Văn phòng Thành ủy để tổng hợp, trình Ban Thường vụ Thành ủy',
      ]),
    },
  ];
}
