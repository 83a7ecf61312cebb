const ORDER_VERBS =
  /(?<![\p{L}])(?:yêu cầu|đề nghị|giao(?! ban)|phân công|nhấn mạnh|chỉ rõ|lưu ý|chỉ đạo(?=,| các| phòng| sở)|quán triệt|thống nhất(?! trong| giữa| cao)|đồng ý|nhất trí)(?![\p{L}])/gu;
/** An order verb, anywhere in a sentence. */
export const ORDER_VERB = /(?:yêu cầu|đề nghị|giao|nhấn mạnh|chỉ rõ|lưu ý|chỉ đạo|quán triệt)(?![\p{L}])/u;
const CONCLUDING_VERB = /kết luận|phát biểu|chỉ đạo (?:tại )?(?:hội nghị|cuộc họp)|cho ý kiến/u;

/**
 * Returns the offset of the first order verb after the concluding verb in the sentence that opens a speech, or null if there is
 * none.
 */
export function findOrderStart(lower: string): number | null {
  const from = lower.search(CONCLUDING_VERB);
  for (const { index } of lower.matchAll(ORDER_VERBS)) if (index > from) return index;
  return null;
}

/** Words that start a part of a sentence with another kind than the part before it. */
export const OTHER_KIND_START =
  /^(?:tuyệt đối không|không (?:đề nghị|xem xét|chấp nhận|tự ý|tổ chức|thực hiện|bố trí|chia sẻ|chạy theo|giải quyết|phê duyệt) |không để|không được|nghiêm cấm|kiên quyết không|chấm dứt|thống nhất chủ trương|đồng ý|nhất trí|phấn đấu [^;]{0,80}\d|(?:trường hợp|nếu|quá trình thực hiện|trong quá trình) ?|vượt (?:quá )?thẩm quyền|ghi nhận|biểu dương)/u;
/** Words that start a part that only reports on the order before it. That part belongs to the order. */
export const REPORT_BACK_START = /^(?:đồng thời,? )?(?:báo cáo|gửi|trình|tổng hợp|nộp|tham mưu)(?![\p{L}])/u;
const DEADLINE_ONLY =
  /^(?:(?:phải |yêu cầu |các nội dung trên )?hoàn thành (?:xong )?(?:việc này |nhiệm vụ này |nội dung này |các nội dung (?:trên|này) |các nhiệm vụ (?:trên|này) |công việc (?:trên|này) )?(?:trước|trong|chậm|vào|ngay|muộn|đến|\d)|xong (?:trước|trong)|(?:thời hạn|thời gian|hạn)(?:(?: (?:hoàn thành|thực hiện|báo cáo|xong|cuối|gửi)){0,2} ?(?::|là|trước|trong|chậm|đến|từ)|(?: \p{L}+){1,3} ?:)|chậm nhất|thực hiện (?:trước|trong|xong)|việc này (?:phải )?(?:hoàn thành|xong))/u;
const MAX_DEADLINE_LENGTH = 170;

/** Returns whether a part only states a deadline: "Hoàn thành trước ngày …". It then belongs to the order before it. */
export const isOnlyDeadline = (lower: string): boolean =>
  lower.length < MAX_DEADLINE_LENGTH && DEADLINE_ONLY.test(lower);
