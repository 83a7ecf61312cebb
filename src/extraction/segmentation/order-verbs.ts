const ORDERING =
  /(?<![\p{L}])(?:yêu cầu|đề nghị|giao(?! ban)|phân công|nhấn mạnh|chỉ rõ|lưu ý|chỉ đạo(?=,| các| phòng| sở)|quán triệt|thống nhất(?! trong| giữa| cao)|đồng ý|nhất trí)(?![\p{L}])/gu;
/** A verb of ordering, wherever in a sentence. */
export const ORDERS_BEHIND = /(?:yêu cầu|đề nghị|giao|nhấn mạnh|chỉ rõ|lưu ý|chỉ đạo|quán triệt)(?![\p{L}])/u;
const CONCLUDES = /kết luận|phát biểu|chỉ đạo (?:tại )?(?:hội nghị|cuộc họp)|cho ý kiến/u;

/** Where the sentence that opens a speech begins to order; null when it does not. */
export function orderIn(low: string): number | null {
  const from = low.search(CONCLUDES);
  for (const { index } of low.matchAll(ORDERING)) if (index > from) return index;
  return null;
}

/** What opens a part of a sentence that is of another kind than the part before it. */
export const ANOTHER_KIND =
  /^(?:tuyệt đối không|không (?:đề nghị|xem xét|chấp nhận|tự ý|tổ chức|thực hiện|bố trí|chia sẻ|chạy theo|giải quyết|phê duyệt) |không để|không được|nghiêm cấm|kiên quyết không|chấm dứt|thống nhất chủ trương|đồng ý|nhất trí|phấn đấu [^;]{0,80}\d|(?:trường hợp|nếu|quá trình thực hiện|trong quá trình) ?|vượt (?:quá )?thẩm quyền|ghi nhận|biểu dương)/u;
/** What only reports on the order before it is part of that order. */
export const REPORTS_BACK = /^(?:đồng thời,? )?(?:báo cáo|gửi|trình|tổng hợp|nộp|tham mưu)(?![\p{L}])/u;
const ONLY_WHEN =
  /^(?:(?:phải |yêu cầu |các nội dung trên )?hoàn thành (?:xong )?(?:việc này |nhiệm vụ này |nội dung này |các nội dung (?:trên|này) |các nhiệm vụ (?:trên|này) |công việc (?:trên|này) )?(?:trước|trong|chậm|vào|ngay|muộn|đến|\d)|xong (?:trước|trong)|(?:thời hạn|thời gian|hạn)(?:(?: (?:hoàn thành|thực hiện|báo cáo|xong|cuối|gửi)){0,2} ?(?::|là|trước|trong|chậm|đến|từ)|(?: \p{L}+){1,3} ?:)|chậm nhất|thực hiện (?:trước|trong|xong)|việc này (?:phải )?(?:hoàn thành|xong))/u;
const LONGEST_TERM = 170;

/** "Hoàn thành trước ngày …" says until when, and belongs to the order before it. */
export const saysOnlyWhen = (low: string): boolean => low.length < LONGEST_TERM && ONLY_WHEN.test(low);
