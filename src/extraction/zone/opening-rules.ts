/** A rule for the sentence that opens a concluding zone. */
export interface OpeningRule {
  readonly name: string;
  /** A higher number is a stronger sign of an opening. */
  readonly strength: number;
  /** Matches a sentence in lower case. */
  readonly pattern: RegExp;
}

const MEETING_NOUN =
  '(?:hội nghị|cuộc họp|phiên họp|buổi (?:làm việc|họp|giao ban|tiếp)|kỳ họp|giao ban|buổi|phiên|hội thảo|đợt kiểm tra|cuộc làm việc)';
const LIST_COLON =
  '[^.;\\n]{0,260}?(?:như sau|sau đây|các nội dung sau|nội dung sau|nhiệm vụ sau|việc sau|như|sau|cụ thể|gồm)?,? ?:';

const LABEL_THEN_ORDER =
  /(?: (?:của|giao ban|hội nghị|cuộc họp|phiên họp|buổi|chung|tại|ngày|tuần|sáng|chiều)[^.;:\n]{0,120})? ?: ?(?:\d{1,2}[.)/] ?)?(?:[^.;:\n]{0,80}: )?(?:giao|yêu cầu|đề nghị|đồng ý|thống nhất|nhất trí|các|sở|phòng|ban|ubnd|ủy ban|công an|văn phòng|trung tâm|đồng chí|đ\/c|khoa|tổ|trường|bộ|cục|vụ|chi cục|hội|đoàn|xã|phường|thôn|rà soát|tập trung|khẩn trương|tiếp tục|tăng cường|hoàn thành|triển khai|tổ chức|thực hiện|báo cáo|không|nghiêm cấm|lập|chuẩn bị)(?![\p{L}])/u
    .source;

/** Returns the pattern of a label, such as "Kết luận giao ban:", that an order follows in the same line. */
const labelPattern = (labels: string) =>
  new RegExp(`^(?:\\*+ ?)?(?:nội dung |phần )?(?:${labels})${LABEL_THEN_ORDER}`, 'u');

/** The opening rules. To add one, write its pattern and add it here. */
export const OPENING_RULES: readonly OpeningRule[] = [
  {
    // "Kết luận: Giao Sở Y tế …": the conclusion is in the same line.
    name: 'labelled',
    strength: 4,
    pattern: labelPattern('kết luận|ý kiến (?:kết luận|chỉ đạo)'),
  },
  {
    name: 'labelled-orders',
    strength: 2,
    pattern: labelPattern('chỉ đạo|yêu cầu|giao việc|phân công'),
  },
  {
    name: 'speech-that-concludes',
    strength: 4,
    pattern: new RegExp(
      `(?:^|, |[-"] ?)(?:sau khi [^.;\\n]{0,300}, )?(?:phát biểu (?:chỉ đạo(?: và|,) )?kết luận|kết luận(?: (?:chỉ đạo )?(?:tại )?${MEETING_NOUN}| nội dung))(?![\\p{L}])(?! (?:số|của ))`,
      'u',
    ),
  },
  {
    name: 'somebody-concludes',
    strength: 4,
    pattern: new RegExp(
      `(?:^|, |[ )])(?:đồng chí|đ/c|ông|bà|chủ tịch|bí thư|phó|chủ trì|chủ tọa|thường trực|ban thường vụ|ủy ban|ubnd|giám đốc|trưởng|thủ tướng|bộ trưởng|hội nghị|cuộc họp|đảng ủy|huyện ủy|tỉnh ủy|thay mặt)[^.;:\\n]{0,220}(?:(?:phát biểu )?kết luận(?: (?:chỉ đạo|${MEETING_NOUN}|cuộc|tại ${MEETING_NOUN}))?(?:,| và|:| như sau| một số| các| nội dung| yêu cầu| chỉ đạo| đề nghị))`,
      'u',
    ),
  },
  {
    name: 'heading',
    strength: 4,
    pattern:
      /^(?:\*+ ?)?(?:phần )?(?:(?:nội dung )?kết luận(?: (?:của|và) [^.;:\n]{2,120}| (?:hội nghị|cuộc họp|phiên họp|chung))?|ý kiến (?:kết luận|chỉ đạo)(?: của [^.;:\n]{2,120})?|chủ (?:trì|tọa)(?: [^.;:\n]{2,60})? kết luận)(?: như sau)? ?[:.]?$/u,
  },
  {
    // For notes in messages and notebooks: "KL của đ/c Bí thư:", "Phân công nhiệm vụ:", "Nội dung chỉ đạo:".
    name: 'short-heading',
    strength: 3,
    pattern:
      /^(?:[\p{L}\d /().,-]{0,60} )?(?:kl(?: (?:của|giao ban|họp|cuộc họp) [^.;:\n]{2,80})?|phân công(?: (?:nhiệm vụ|công việc))?(?: cụ thể)?|(?:nội dung )?giao việc|công việc (?:được )?giao|nội dung chỉ đạo|kết luận(?:,| và) (?:chỉ đạo|phân công|giao việc)[^.;:\n]{0,60}) ?:$/u,
  },
  {
    name: 'as-follows',
    strength: 3,
    pattern: new RegExp(
      `(?:kết luận|chỉ đạo|yêu cầu|có ý kiến|ý kiến (?:chỉ đạo|kết luận)|thống nhất|giao(?! ban)|phân công|truyền đạt)(?![\\p{L}])${LIST_COLON}`,
      'u',
    ),
  },
  {
    name: 'requests-as-follows',
    strength: 2,
    pattern: new RegExp(`(?:đề nghị)(?![\\p{L}])${LIST_COLON}`, 'u'),
  },
  {
    name: 'speech-that-directs',
    strength: 2,
    pattern: new RegExp(
      `(?:^|, )(?:phát biểu(?: chỉ đạo)?(?: tại)? ?${MEETING_NOUN}?|chỉ đạo (?:tại )?${MEETING_NOUN}|cho ý kiến (?:vào|về|đối với)|tại ${MEETING_NOUN}(?: [^.;\\n]{0,60})?|kết thúc ${MEETING_NOUN}|thay mặt [^.;,\\n]{5,80})[^.;\\n]{0,220}(?:yêu cầu|đề nghị|nhấn mạnh|lưu ý|chỉ đạo|giao|chỉ rõ|quán triệt|biểu dương|ghi nhận|đánh giá|khẳng định)(?![\\p{L}])`,
      'u',
    ),
  },
  {
    name: 'somebody-orders',
    strength: 1,
    pattern:
      /^(?:(?:để|nhằm|trước mắt|thời gian tới|trong thời gian tới|triển khai|đối với|về)[^.;:\n]{0,160}, )?(?:đồng chí|đ\/c|chủ tịch|bí thư|phó chủ tịch|phó bí thư|chủ trì|chủ tọa|thường trực|ban thường vụ|ủy ban nhân dân|ubnd|thủ tướng|giám đốc|bộ trưởng|văn phòng)[^.;:\n]{0,160}(?<!đã )(?:yêu cầu|đề nghị|giao|phân công|chỉ đạo)(?![\p{L}])(?! ban)/u,
  },
];

/** Sentences about another conclusion, or about the words of others. They open no zone. */
export const NON_OPENING_PATTERN =
  /^(?:căn cứ|thực hiện|triển khai|theo|tiếp theo|kính gửi|v\/v|về việc|số:|nhằm)(?![\p{L}])(?!.*(?::$|, (?:đồng chí|chủ tịch|bí thư|ubnd|ủy ban|thường trực|ban thường vụ)[^.;:\n]{0,120}(?<!đã )(?:yêu cầu|đề nghị|giao |chỉ đạo)))|báo cáo(?: (?:kết quả|tình hình|tiến độ|việc|với))?[^.,;:\n]{0,80}(?:như sau|cụ thể|sau đây):$|(?:đã|được) (?:báo cáo|thông qua|nghe)[^.;:]{0,200}$|(?:việc|kết quả|tình hình|tiến độ)(?: triển khai)? thực hiện (?:các )?(?:ý kiến |thông báo )?kết luận/u;

/** Closing formulas, signatures, recipients, and the text that a web page shows under an article. */
export const CLOSING_PATTERN =
  /^(?:\*+ ?)?(?:trên đây là|(?:xin |trân trọng |chân thành )*(?:cảm ơn|cám ơn)(?: (?:các|sự|quý|tất cả|toàn thể) [^.;:\n]{3,60})?[.!/ ]*$|(?:xin )?trân trọng[.!/ ]*$|(?:cuối cùng|một lần nữa|nhân dịp này),? (?:xin )?(?:kính )?chúc |(?:xin )?(?:kính )?chúc (?:các|toàn thể|quý|hội nghị)|(?:ngoài ra|bên cạnh đó),? [^.;:,\n]{3,40} (?:còn|cũng)(?: đã)? (?:cho ý kiến|xem xét|thảo luận|bàn|nghe|thông qua)[^.;:\n]{0,80} (?:khác|nội dung)|[^.;:,\n]{3,60} thông báo (?:tới|đến) các (?:đơn vị|phòng|cơ quan|bộ phận)[^.;:,\n]{0,40}[./ ]*$|(?:công điện|thông báo|chỉ thị|công văn) này (?:được|có hiệu lực|gửi|phát)|(?:giao ban|họp|buổi giao ban|cuộc giao ban) (?:kết thúc|xong|bế mạc) ?(?:vào |lúc |hồi )?\d|các (?:anh chị|anh, chị|đồng chí|bạn) (?:đã )?(?:nhận được|đọc xong|xem xong)|nơi nhận|tl\.|kt\.|tm\.|t\/m|tuq\.|văn phòng [^.;:\n]{0,160}(?:xin )?(?:thông báo|truyền đạt)[^.;:\n]{0,160}(?:biết|thực hiện|triển khai)|nhận được [^.;:\n]{3,40} này,|[^.;:\n]{3,120} thông báo (?:để |đến |tới )[^.;:\n]{0,160}(?:biết|thực hiện)|thừa (?:lệnh|ủy quyền)[^.;:\n]{0,200}thông báo|(?:thông báo|kết luận|biên bản|văn bản)(?: này)? (?:được|đã được|kết thúc|lập|gửi)|biên bản|(?:hội nghị|cuộc họp|phiên họp|buổi họp|buổi làm việc) (?:kết thúc|bế mạc)|kết thúc ?:? ?(?:vào )?(?:hồi|lúc|\d|hội nghị|cuộc họp|buổi|phiên)|(?:yêu cầu|đề nghị) (?:thủ trưởng |lãnh đạo )?(?:các|toàn thể) [^.;:\n]{3,120}(?:thực hiện|triển khai)(?: nghiêm túc)?(?: các nội dung(?: của| trong| tại)?)? (?:công điện|thông báo|kết luận|văn bản|chỉ thị|công văn|biên bản|nội dung kết luận|ý kiến chỉ đạo)(?: kết luận)? (?:này|trên)[./ ]*$|vậy (?:thông báo|văn phòng)|xin thông báo|thư ký|chủ tọa$|người ghi|chủ trì$|các thành viên (?:dự|ký)|đại biểu (?:dự|ký)|(?:tin|ảnh|bài|tin, ảnh|tin, bài|tin và ảnh|bài, ảnh|tin bài|tác giả|nguồn|theo|thực hiện|biên tập|người viết|người đăng)(?: ảnh)? ?[:：]|lượt (?:xem|truy cập)|số lượt|chia sẻ|tin liên quan|tin (?:cùng|khác|mới|đọc)|các tin|bình luận|từ khóa|tags?(?![\p{L}])|in (?:trang|bài)|gửi (?:email|bình luận)|đăng (?:ngày|lúc)|bản quyền|©|facebook|zalo|xem thêm|đọc thêm|về trang|quay lại|cũng tại (?:hội nghị|cuộc họp|buổi)|nhân dịp này|dịp này|cùng ngày|trước đó|chiều cùng ngày|sau hội nghị|(?:cũng )?tại (?:hội nghị|buổi lễ)[^.;:\n]{0,60}(?:trao|tặng|công bố|khen thưởng|bầu)|một số hình ảnh|hình ảnh)/u;
