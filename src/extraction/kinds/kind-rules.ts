import type { ConclusionKind } from '../../entities/conclusions/conclusion.entity.ts';
import { isVerbAt } from '../lexicon/verbs.ts';

/** The features of a clause that decide its kind. */
export interface ClauseFeatures {
  /** The whole clause in lower case. */
  readonly lower: string;
  /** The clause from its first predicate on: without connectors, speaker and addressees. */
  readonly predicate: string;
  /** True if the clause itself names an addressee. */
  readonly namesAddressee: boolean;
  /** What the text above the clause introduces: orders, findings or decisions. Null if nothing. */
  readonly sectionKind: SectionKind | null;
}

/** The kind of items that the words above a list introduce. */
export type SectionKind = 'ORDERS' | 'FINDINGS' | 'DECISIONS';

/** A rule for the kind of a clause. The first rule of the table that applies decides. */
export interface KindRule {
  readonly name: string;
  readonly kind: ConclusionKind;
  applies(features: ClauseFeatures): boolean;
}

const PREFIX = '^(?:và |đồng thời,? |bên cạnh đó,? |ngoài ra,? |cơ bản |đặc biệt,? |cần |phải )?';

const EXCEEDS_AUTHORITY =
  /^(?:(?:trường hợp|nếu|khi|đối với|trong quá trình|quá trình|những|các|có)[^.;]{0,120})?(?:(?:vượt|ngoài|không thuộc)(?: quá)? (?:thẩm quyền|khả năng|phạm vi)|(?:khó khăn|vướng mắc|phát sinh|bất cập)[^.;]{0,100}(?:báo cáo|phản ánh|đề xuất|kiến nghị|thông tin|gửi|liên hệ|trao đổi))/u;
/** Cheap patterns that are tested before the long ones. */
const ESCALATION_HINT = /thẩm quyền|khả năng|phạm vi|khó khăn|vướng mắc|phát sinh|bất cập/u;
const PRAISE_HINT = /ghi nhận|biểu dương|đánh giá cao|hoan nghênh|khen ngợi|phê bình|cảm ơn|trân trọng/u;
const BEYOND_AUTHORITY =
  /^[^.;]{0,90}(?:vượt|quá|ngoài)(?: quá)? (?:thẩm quyền|khả năng)[^.;]{0,80}(?:báo cáo|báo|kiến nghị|xin ý kiến|hỏi|đề xuất|trình)(?![\p{L}])/u;
const CONDITION =
  /^(?:đồng thời,? )?(?:trường hợp|nếu|khi có|trong quá trình|quá trình|những (?:nội dung|vấn đề|khó khăn)|các (?:nội dung|vấn đề|khó khăn)|đối với (?:những|các) (?:nội dung|vấn đề|khó khăn)|có (?:gì )?(?:khó khăn|vướng mắc)|(?:vượt|ngoài)(?: quá)? (?:thẩm quyền|khả năng)|mọi vướng mắc)/u;

/**
 * Returns whether a clause says to whom a matter goes if it exceeds the authority: "Trường hợp vượt thẩm quyền, báo cáo …". It is
 * not a task.
 */
const isEscalation = ({ lower }: ClauseFeatures) =>
  ESCALATION_HINT.test(lower) &&
  ((CONDITION.test(lower) && EXCEEDS_AUTHORITY.test(lower)) ||
    (BEYOND_AUTHORITY.test(lower) && !isVerbAt(lower, 0)));

const FORBIDS = new RegExp(
  `${PREFIX}(?:tuyệt đối |kiên quyết |dứt khoát |nhất quyết )?(?:không (?:để|được|cho phép|cho|tổ chức|thực hiện|bố trí|chấp nhận|tiếp nhận|sử dụng|ban hành|phê duyệt|xem xét|chủ quan|điều chỉnh|tự ý|đùn đẩy|gây|lợi dụng|né tránh|buông lỏng|phát sinh)|nghiêm cấm|cấm|chấm dứt|tránh tình trạng|tránh để)(?![\\p{L}])`,
  'u',
);
const NEGATED_VERB =
  /^(?:tuyệt đối |kiên quyết |dứt khoát )?không (?!(?:đồng ý|thống nhất|nhất trí|thông qua|hoàn thành|chỉ|thể|phải|nằm|thuộc|bảo đảm|đảm bảo|đáp ứng|phát hiện|ngừng)(?![\p{L}]))/u;

/** Returns whether a predicate is a negated order verb: "Không chạy theo thành tích". */
function isNegatedVerb(predicate: string): boolean {
  const words = NEGATED_VERB.exec(predicate)?.[0];
  return words !== undefined && isVerbAt(predicate, words.length);
}

const isProhibition = ({ predicate, lower, sectionKind }: ClauseFeatures) =>
  FORBIDS.test(predicate) ||
  (sectionKind !== 'FINDINGS' && isNegatedVerb(predicate)) ||
  /^(?:yêu cầu )?(?:tuyệt đối )?(?:không để|nghiêm cấm)/u.test(lower);

const DECIDES = new RegExp(
  `${PREFIX}(?:chưa |không )?(?:(?:hoàn toàn |cơ bản )?(?:thống nhất|đồng ý|nhất trí|chấp thuận|tán thành)(?! nhận thức| giữa| phương án với| hành động| trong)|(?<=chưa )(?:xem xét|giải quyết)|thông qua(?! việc| các hoạt động| công tác)|cho phép|cho chủ trương|quyết nghị|quyết định(?! số| của| này)|phê duyệt(?! và| các| hồ sơ| kế hoạch))(?![\\p{L}])`,
  'u',
);
const AGREES_TO_ORDER =
  /^(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí)(?: với đề xuất| chủ trương)?,? (?:giao|yêu cầu|phân công|đề nghị) /u;
const SPEAKER_DECIDES =
  /^(?:(?:hội nghị|cuộc họp|phiên họp|kỳ họp|ban thường vụ|thường trực|hội đồng|ban giám hiệu|ban giám đốc|toàn thể|lãnh đạo|(?:phó )?thủ tướng|bộ trưởng|thứ trưởng|(?:phó )?giám đốc|(?:phó )?hiệu trưởng|viện trưởng|cục trưởng|tổng giám đốc|ông|bà|anh|chị|thầy|cô|ubnd|ủy ban nhân dân|hđnd|chủ tịch|đồng chí|tập thể|bí thư|phó chủ tịch|chi bộ|đảng ủy|các đại biểu|ban chấp hành|ban chỉ đạo|về)[^.;:]{0,160}?,? )(?:đã )?(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí|chấp thuận|quyết định|quyết nghị|thông qua)(?! giữa| nhận thức)(?![\p{L}])/u;
const isDecision = ({ predicate, lower, namesAddressee, sectionKind }: ClauseFeatures) =>
  !AGREES_TO_ORDER.test(predicate) &&
  !AGREES_TO_ORDER.test(lower) &&
  (DECIDES.test(lower) ||
    (DECIDES.test(predicate) && (!namesAddressee || sectionKind === 'DECISIONS')) ||
    (!namesAddressee && SPEAKER_DECIDES.test(lower)));

const PRAISES =
  /^(?:[^;]{0,160}?(?:,| |^))?(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|khen ngợi|phê bình|nghiêm khắc phê bình|cảm ơn|trân trọng)(?: và (?:biểu dương|đánh giá cao|ghi nhận|cảm ơn))?(?! kết quả của| hồ sơ)(?![\p{L}])/u;
const SPEAKER_PRAISES =
  /^(?:(?:trước hết|trước tiên|đầu tiên|thay mặt [^,;]{3,60}),? )?(?:tôi|(?:phó )?(?:thủ tướng|chủ tịch|bí thư|giám đốc|hiệu trưởng)|bộ trưởng|thứ trưởng|đồng chí|ông|bà|hội nghị|phiên họp|cuộc họp|ban thường vụ|thường trực|lãnh đạo|ubnd|ủy ban nhân dân)[^,;:]{0,80}? (?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|phê bình|cảm ơn)(?![\p{L}])/u;
const WEAKNESS =
  /(?:tuy nhiên|vẫn (?:còn )?(?:chậm|thấp|yếu)|chậm so với|bên cạnh (?:đó|những kết quả|kết quả|những|các kết quả)|nhìn chung|còn (?:(?:một số|nhiều|những)(?= )|(?:có |tồn tại |bộc lộ )?(?:hạn chế|chậm|tồn tại|khó khăn|yếu|thấp|bất cập|lúng túng|xảy ra|tình trạng|để))|chưa (?:đạt|đáp ứng|cao|tốt|nghiêm|quyết liệt|kịp thời|thực sự|sâu|đồng bộ|hoàn thành|chủ động|được)|đạt (?:thấp|được (?:nhiều |những )?kết quả)|có (?:nhiều )?chuyển biến|thực hiện tốt nhiệm vụ|kết quả (?:tích cực|quan trọng)|có ý nghĩa|thiếu trách nhiệm|buông lỏng|để xảy ra|có khuyết điểm|vi phạm khuyết điểm|làm chưa tốt|(?:cơ bản|dần|khá) (?:thông suốt|ổn định|đồng bộ|bảo đảm|đảm bảo|nền nếp)|phải nói thẳng|thẳng thắn nhìn nhận|còn xã|còn đơn vị|còn nơi|có nơi|có xã|chưa hoàn thành|thực hiện chưa)/u;
const ORDERING =
  /(?<![\p{L}\p{N}])(?:(?<!(?:đáp ứng|theo|các|những|với|của) )yêu cầu(?! (?:nhiệm vụ|đề ra|thực tế|công việc|đặt ra))|đề nghị|(?<!được )giao(?! ban| thông| lưu| dịch| nhận| tiếp| mùa)|phân công|cần|phải)(?![\p{L}\p{N}])(?! (?:nhiệm vụ được|việc|kế hoạch được))/u;
const isPraise = ({ lower, predicate, sectionKind }: ClauseFeatures) =>
  PRAISE_HINT.test(lower) &&
  PRAISES.test(lower) &&
  (sectionKind !== 'ORDERS' ||
    /^(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|phê bình)/u.test(predicate) ||
    SPEAKER_PRAISES.test(lower)) &&
  !/(?:yêu cầu|đề nghị|giao) [^,;.]{3,60}(?:cần|phải|tập trung|tiếp tục)/u.test(lower);
const RECENT_PERIOD =
  /^(?:(?:trong )?(?:thời gian|tháng|quý|năm|những năm) (?:qua|vừa qua|gần đây)|vừa qua|hiện nay|đến nay|thời gian vừa|qua (?:kiểm tra|theo dõi|báo cáo))/u;
const isAssessment = ({ lower, namesAddressee, predicate, sectionKind }: ClauseFeatures) =>
  !namesAddressee &&
  !isVerbAt(predicate, 0) &&
  WEAKNESS.test(lower) &&
  (sectionKind === 'FINDINGS' || !(RECENT_PERIOD.test(lower) ? /yêu cầu|đề nghị/u : ORDERING).test(lower));

const ANNOUNCES =
  /(?:^|,? )(?:việc|hội nghị|cuộc họp|lễ|đại hội|kỳ họp|phiên họp|chương trình|cuộc thi|buổi|từ ngày|thời gian|địa điểm|kể từ|hồ sơ|thẻ|mọi)[^.;]{0,200}? (?:sẽ (?:được )?|dự kiến (?:được )?)(?:\p{L})/u;
/** An event with its time or place: "Chợ hoa xuân năm nay sẽ được tổ chức tại …", "Cuộc họp tuần sau chuyển sang chiều thứ 2". */
const TAKES_PLACE =
  /^[^,;:]{3,110}? (?:(?:sẽ|dự kiến)(?: được)? (?:tổ chức|diễn ra|khai mạc|bế mạc|bắt đầu|kết thúc|áp dụng|có hiệu lực|tiến hành|làm việc|hoạt động|chuyển|dời|lùi|tạm ngừng|họp|phát|chi trả|mở)|(?:được )?(?:chuyển|dời|lùi|đổi|hoãn)(?: lịch)? (?:sang|đến|vào|lại|về) |(?:bắt đầu )?(?:có hiệu lực|được áp dụng|áp dụng) (?:từ|kể từ)|diễn ra (?:vào|từ|trong|tại))/u;
/** A change with its first day: "Từ ngày 01/8, bộ phận tiếp dân chuyển về trụ sở mới." */
const STARTING_DATE =
  /^(?:(?:(?:sáng|chiều|tối|ngày) (?:mai|nay)|(?:(?:sáng|chiều|tối) )?ngày \d[^,]{0,20}|tuần (?:tới|sau)|tháng (?:tới|sau))|(?:bắt đầu |kể )?từ (?:ngày|tháng|quý|tuần) [^,]{1,30}),? [^,;:]{3,90} (?:về làm việc|họp|tổ chức|diễn ra|khai mạc|đến làm việc|chuyển|áp dụng|bắt đầu|làm việc|hoạt động|mở cửa|tạm ngừng|thay đổi|dừng)/u;
const EVENT_SUBJECT =
  /^(?:cuộc họp|phiên họp|buổi họp|buổi|giao ban|hội nghị|kỳ họp|họp|lịch|lễ|đại hội|tuần (?:sau|tới))/u;
const isNotice = ({ lower, namesAddressee, predicate }: ClauseFeatures) =>
  !namesAddressee &&
  !isVerbAt(predicate, 0) &&
  (ANNOUNCES.test(` ${lower}`) ||
    STARTING_DATE.test(lower) ||
    (TAKES_PLACE.test(lower) && (lower.includes('sẽ ') || EVENT_SUBJECT.test(lower))) ||
    /^(?:thông báo |thời gian tổ chức|địa điểm|từ ngày [^,]{4,30}, [^,]{3,80}(?:chính thức|áp dụng|được thực hiện))/u.test(
      lower,
    )) &&
  !ORDERING.test(lower);

const FIGURE =
  /\d[\d.,]* ?(?:%|(?:nghìn |triệu |tỷ )?(?:tỷ đồng|triệu đồng|đồng|ha|km|tấn|hộ|xã|thôn|lao động|người|đảng viên|doanh nghiệp|tiêu chí|trường|điểm|bậc|sản phẩm|công trình|dự án|hợp tác xã|mô hình))/u;
const DATES = /(?:ngày|tháng|quý|năm|khóa|nghị quyết|số) [\d/ .-]+|\d+[/-]\d+(?:[/-]\d+)?/gu;
const TIME_FIRST = /^(?:(?:đến|trong|từ|hết|cuối|phấn đấu đến) [^,]{3,40}, )/u;
const GOAL_FIRST = /^(?:phấn đấu|mục tiêu|chỉ tiêu|về chỉ tiêu)(?![\p{L}])/u;
/** "Mục tiêu là cơ bản hoàn thành dự án trong năm 2027": a goal without a figure. */
const GOAL_NAMED =
  /^(?:mục tiêu|chỉ tiêu)(?: (?:chung|cụ thể|phấn đấu|đặt ra|đề ra|của [^,;:]{3,60}))?,? ?(?::|là|đến|phải|trong)(?![\p{L}])/u;
/** "16/19 tiêu chí" is a figure, not a day. */
const FRACTION =
  /\d+\/\d+ (?:tiêu chí|chỉ tiêu|xã|thôn|phường|bản|ấp|khu|đơn vị|trường|nhiệm vụ|sản phẩm|huyện|hồ sơ|chi bộ|dự án|công trình|hộ|nội dung)/u;
/** A change of a rate or an amount: "Nâng tỷ lệ hồ sơ trực tuyến lên 80 %", "giảm tỷ lệ hộ nghèo xuống còn 3 %". */
const BRINGS_TO =
  /^(?:nâng|giảm|tăng|đưa|kéo giảm|giữ|duy trì|bảo đảm|đảm bảo) (?:tổng |thêm )?(?:tỷ lệ|mức|chỉ số|số|diện tích|thu nhập|độ che phủ|kim ngạch|tốc độ|sản lượng|giá trị|công suất)[^;]{2,120}? (?:lên|đạt|xuống|còn|dưới|trên|từ|ở mức)(?: (?:còn|dưới|trên|mức|tối thiểu|ít nhất|khoảng|từ|đạt))* \d/u;
const REACHES =
  /^[^,;]{3,160}(?: phấn đấu)?(?: đạt| tăng| giảm) (?:từ |trên |tối thiểu |ít nhất |khoảng )?\d/u;

/** Returns whether a clause sets a target: "phấn đấu … 55 %". */
const isTarget = ({ predicate, lower }: ClauseFeatures) => {
  const goal = lower.replace(TIME_FIRST, '');
  if (GOAL_NAMED.test(goal) || BRINGS_TO.test(goal) || BRINGS_TO.test(predicate)) return true;
  if (!FRACTION.test(goal) && !/\d/u.test(goal.replace(DATES, ''))) return false;
  if (GOAL_FIRST.test(goal)) return true;
  if (!FIGURE.test(lower) && !FRACTION.test(lower)) return false;
  return (
    GOAL_FIRST.test(predicate) ||
    (REACHES.test(goal) && !/(?:^| )(?:đã|ước|mới) /u.test(lower) && !isVerbAt(predicate, 0))
  );
};

const REPORTS =
  /(?<![\p{L}\p{N}])(?:đã|đang|vừa|ước đạt|ước thực hiện|đạt và vượt|tiếp tục (?:phát triển|ổn định|duy trì|tăng|được)|đạt \d[\d.,]* ?%|tăng \d[\d.,]* ?%|giảm \d[\d.,]* ?%|được (?:quan tâm|duy trì|đẩy mạnh|tăng cường|triển khai|thực hiện|đảm bảo|bảo đảm|giữ vững))(?![\p{L}\p{N}])/u;
const isReport = ({ lower, namesAddressee, predicate, sectionKind }: ClauseFeatures) =>
  !namesAddressee &&
  !isVerbAt(predicate, 0) &&
  REPORTS.test(lower) &&
  (sectionKind === 'FINDINGS' || !ORDERING.test(lower));

const isDirective = ({ predicate, namesAddressee, lower, sectionKind }: ClauseFeatures) =>
  namesAddressee || isVerbAt(predicate, 0) || ORDERING.test(lower) || sectionKind === 'ORDERS';

/** The rules for the kind of a clause, in the order of their tests. To add one, write a function and add it here. */
export const KIND_RULES: readonly KindRule[] = [
  { name: 'escalation', kind: 'ESCALATION', applies: isEscalation },
  { name: 'prohibition', kind: 'PROHIBITION', applies: isProhibition },
  { name: 'decision', kind: 'DECISION', applies: isDecision },
  { name: 'praise', kind: 'ASSESSMENT', applies: isPraise },
  { name: 'target', kind: 'TARGET', applies: isTarget },
  { name: 'notice', kind: 'NOTICE', applies: isNotice },
  { name: 'assessment', kind: 'ASSESSMENT', applies: isAssessment },
  { name: 'report', kind: 'REPORT', applies: isReport },
  {
    name: 'findings',
    kind: 'ASSESSMENT',
    applies: ({ sectionKind, namesAddressee }) => sectionKind === 'FINDINGS' && !namesAddressee,
  },
  {
    name: 'list-of-decisions',
    kind: 'DECISION',
    applies: ({ sectionKind, namesAddressee, predicate }) =>
      sectionKind === 'DECISIONS' && !namesAddressee && !isVerbAt(predicate, 0),
  },
  { name: 'directive', kind: 'DIRECTIVE', applies: isDirective },
];
