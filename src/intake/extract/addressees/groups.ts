import { matchAt, oneOf } from '../text/letters.ts';
import type { Named } from './named.ts';

const NOUNS =
  `địa phương, đơn vị, cơ quan, sở, ban, ngành, phòng, phòng chuyên môn, ban chuyên môn, ban ngành, ban đảng, ban xây dựng đảng, đoàn thể, đoàn thể chính trị, đoàn thể chính trị - xã hội, tổ chức chính trị - xã hội, tổ chức chính trị xã hội, tổ chức đoàn thể, tổ chức hội, tổ chức đảng, tổ chức, cá nhân, hội,
hội đoàn thể, cấp, cấp ủy, cấp ủy đảng, cấp ủy cơ sở, cấp ủy trực thuộc, chi bộ, chi ủy, đảng bộ, chi đảng bộ, đảng ủy, xã, phường, thị trấn, huyện, thành phố, thị xã, quận, đặc khu, tỉnh, thôn, xóm, bản, ấp, khóm, buôn, tổ, tổ dân phố, khu phố, khu dân cư, trường, trường học, nhà trường, cơ sở giáo dục, cơ sở y tế, trạm y tế, trung tâm, doanh nghiệp, hợp tác xã,
chủ đầu tư, nhà thầu, đơn vị thi công, đơn vị tư vấn, đơn vị quản lý, thành viên, đại biểu, lực lượng, lực lượng chức năng, lực lượng vũ trang, bộ, cơ quan ngang bộ, tập đoàn, tổng công ty, cán bộ, công chức, viên chức, đảng viên, ủy viên, hội viên, ngân hàng, hội đồng, tổ công tác, đoàn công tác, ban chỉ đạo, ban quản lý, ban quản lý dự án, ban qlda, bql, công ty, chi cục, chi nhánh, mặt trận tổ quốc,
ủy ban nhân dân, ubnd, hđnd, công an, cơ quan chức năng, cơ quan chuyên môn, cơ quan tham mưu, cơ quan báo chí, cơ quan trung ương, đơn vị sự nghiệp, đơn vị trực thuộc, trưởng thôn, bí thư chi bộ, chủ tịch ubnd, hiệu trưởng, giám đốc, phó chủ tịch, trưởng phòng, trưởng ban, cụm dân cư, hộ dân, hộ gia đình, điểm trường, đội, trạm, bệnh viện, khối, khối thi đua, ban của hđnd, ban hđnd, tổ đại biểu, tổ chức tín dụng, cơ sở, cơ sở sản xuất, cơ sở kinh doanh, phòng ban, sở ngành, cơ quan đảng, ban chi ủy, hạt kiểm lâm, tổ chức cơ sở đảng, đồng chí, đồng chí lãnh đạo, đồng chí ủy viên ban thường vụ, đồng chí thành viên, đồng chí phó chủ tịch, đồng chí trong ban thường vụ`
    .split(',')
    .map((noun) => noun.trim());
const NOUN = `(?:${oneOf(NOUNS)})(?![\\p{L}\\p{N}])`;
const MANY = '(?:tất cả các|toàn thể các|toàn thể|hầu hết các|các|những|mọi|từng|100% các)';
const LEADERS =
  '(?:(?:đồng chí|đ/c|lãnh đạo|thủ trưởng|người đứng đầu|thành viên|cấp ủy|chính quyền|cấp ủy, chính quyền|cấp ủy đảng, chính quyền|bí thư|bí thư cấp ủy|bí thư đảng ủy|chủ tịch|phó chủ tịch|giám đốc|hiệu trưởng|trưởng|chủ tịch ubnd|chủ tịch ủy ban nhân dân|bí thư, chủ tịch|ubnd|ủy ban nhân dân|hđnd|thường trực hđnd|ủy ban mttq|ủy ban mặt trận tổ quốc|mặt trận tổ quốc|đảng ủy|công an|ban chỉ huy quân sự|ban chqs|trạm y tế|hội nông dân|hội phụ nữ|đoàn thanh niên|văn phòng|cán bộ|công chức|tập thể) )';
const OF =
  '(?: (?:có liên quan|liên quan|chuyên môn|trực thuộc(?: (?:đảng bộ|ubnd|đảng ủy)(?: (?:huyện|tỉnh|xã|phường|thành phố|thị xã|cơ sở))?)?|nêu trên|được giao|địa phương|chức năng|các cấp|cấp (?:tỉnh|huyện|xã|ủy)|(?:của |thuộc |thuộc ubnd |trên địa bàn )?(?:tỉnh|huyện|thành phố|thị xã|xã|phường|quận|thị trấn)(?! \\p{Lu})|trên địa bàn(?: (?:toàn )?(?:tỉnh|huyện|thành phố|thị xã|xã|phường|quận))?|đảng|cơ sở|nhà nước|đóng trên địa bàn(?: (?:tỉnh|huyện|thành phố|thị xã|xã|phường))?|thành viên|phụ trách|còn lại|sự nghiệp|ban thường vụ(?: (?:huyện ủy|thành ủy|tỉnh ủy|thị ủy|đảng ủy))?|khác)(?![\\p{L}\\p{N}]))';
const AND = `(?:, |; | và | - |/|, và | cùng | cùng với )`;
const GROUP = new RegExp(
  `${LEADERS}{0,3}${MANY} ${NOUN}${OF}{0,3}(?:${AND}${LEADERS}{0,2}(?:${MANY} )?${NOUN}${OF}{0,3}){0,9}`,
  'uy',
);
const COLLECTIVE =
  /(?:(?:cấp ủy(?: đảng)?(?:, | và |; ))?chính quyền(?:, (?:mttq|mặt trận(?: tổ quốc)?|đoàn thể)(?:(?:,| và) (?:các )?(?:đoàn thể|tổ chức chính trị - xã hội))?)? (?:các (?:cấp|địa phương|xã, phường|xã)|địa phương|cơ sở)|cả hệ thống chính trị|toàn hệ thống chính trị|hệ thống chính trị|chính quyền địa phương|cấp ủy, chính quyền|cấp ủy các cấp|cấp ủy|chủ đầu tư|đơn vị thi công|nhà thầu(?: thi công)?|mặt trận tổ quốc và các (?:đoàn thể|tổ chức chính trị - xã hội)|lực lượng chức năng|cán bộ, công chức(?:, viên chức)?(?:, người lao động)?|cán bộ, đảng viên|toàn (?:đảng bộ|tỉnh|huyện|xã|ngành)|cơ quan chuyên môn|cơ quan chức năng|ngành (?:y tế|giáo dục|nông nghiệp|công an|thuế|quân sự|điện|ngân hàng))(?![\p{L}\p{N}])/uy;

/** A collective named at an index: "các địa phương, đơn vị". It is never made a unit. */
export function groupAt(plain: string, low: string, index: number): Named | null {
  const found = matchAt(GROUP, low, index) ?? matchAt(COLLECTIVE, low, index);
  if (!found) return null;
  const end = index + found[0].length;
  // "các xã Nông Thượng, Xuất Hóa" are units under a shared head.
  if (/^:? \p{Lu}/u.test(plain.slice(end, end + 3)) && SHARES_HEAD.test(found[0])) return null;
  return { start: index, end, name: plain.slice(index, end), is: 'GROUP' };
}

const SHARES_HEAD =
  /các (?:sở|phòng|ban|huyện|xã|phường|thị trấn|thị xã|thành phố|thôn|bản|bộ|hội|trường|quận|xã, phường|huyện, thành phố|chi cục|trung tâm|đảng ủy|đơn vị|ngành)$/u;
