/** Lines of minutes about attendance. */
const ATTENDANCE_LINE =
  /^(?:chủ trì|chủ tọa|thư ký|ghi biên bản|thành phần|thời gian|địa điểm|có mặt|vắng(?: mặt)?|(?:tham )?dự(?: họp)?)(?: [\p{L}]+)? ?: /u;
const CAPTION =
  /^(?:quang cảnh|toàn cảnh|ảnh|hình ảnh|(?:các )?đại biểu (?:tham )?dự|(?:đồng chí|ông|bà)[^.;:]{3,140} (?:phát biểu(?: (?:kết luận|chỉ đạo|khai mạc))?(?: tại)?|chủ trì|kết luận) (?:hội nghị|cuộc họp|phiên họp|buổi làm việc|giao ban)\.?(?: ảnh[^.]*)?$)/u;
const AUTHOR_LINE =
  /^\p{Lu}[^.;:]{2,60}(?: - | \()(?:đài|báo|phòng|văn phòng|tt|trung tâm|cổng|vp|ảnh|ban)/iu;

/**
 * Returns whether a paragraph is a caption, a name under a picture, an author line or an attendance line. These are never
 * clauses.
 */
export function isNonClause(text: string, lower: string): boolean {
  if (ATTENDANCE_LINE.test(lower)) return true;
  if (CAPTION.test(lower) && text.length < 200) return true;
  if (text.length >= 90) return false;
  return /^(?:\p{Lu}[\p{Ll}]*\.? ?){1,5}$/u.test(text) || (!/[.;:,!]$/u.test(text) && AUTHOR_LINE.test(text));
}
