import { DOMAIN } from '../lexicon/organizations.ts';
import { predicateAt } from '../lexicon/verbs.ts';
import { matchAt, oneOf } from '../text/letters.ts';
import type { Named } from './named.ts';

const NOUNS =
  `địa phương, đơn vị, cơ quan, sở, ban, ngành, phòng, phòng chuyên môn, ban chuyên môn, ban ngành, ban đảng, ban xây dựng đảng, đoàn thể, đoàn thể chính trị, đoàn thể chính trị - xã hội, tổ chức chính trị - xã hội, tổ chức chính trị xã hội, tổ chức đoàn thể, tổ chức hội, tổ chức đảng, tổ chức, cá nhân, hội,
hội đoàn thể, cấp, cấp ủy, cấp ủy đảng, cấp ủy cơ sở, cấp ủy trực thuộc, chi bộ, chi ủy, chi, đảng bộ, chi đảng bộ, đảng ủy, xã, phường, thị trấn, huyện, thành phố, thị xã, quận, đặc khu, tỉnh, thôn, xóm, bản, ấp, khóm, buôn, tổ, tổ dân phố, tổ chuyên môn, khu phố, khu dân cư, trường, trường học, nhà trường, cơ sở giáo dục, cơ sở y tế, cơ sở hội, trạm y tế, trung tâm, doanh nghiệp, hợp tác xã,
chủ đầu tư, nhà thầu, đơn vị thi công, đơn vị tư vấn, đơn vị quản lý, thành viên, đại biểu, lực lượng, lực lượng chức năng, lực lượng vũ trang, bộ, cơ quan ngang bộ, tập đoàn, tổng công ty, cán bộ, công chức, viên chức, đảng viên, ủy viên, hội viên, ngân hàng, hội đồng, tổ công tác, đoàn công tác, ban chỉ đạo, ban quản lý, ban quản lý dự án, ban qlda, bql, công ty, chi cục, chi nhánh,
cơ quan chức năng, cơ quan chuyên môn, cơ quan tham mưu, cơ quan báo chí, cơ quan trung ương, đơn vị sự nghiệp, đơn vị trực thuộc, trưởng thôn, bí thư chi bộ, hiệu trưởng, giám đốc, phó chủ tịch, trưởng phòng, trưởng ban, cụm dân cư, hộ dân, hộ gia đình, điểm trường, đội, trạm, bệnh viện, khối, khối thi đua, ban của hđnd, ban hđnd, tổ đại biểu, tổ chức tín dụng, cơ sở, cơ sở sản xuất, cơ sở kinh doanh, phòng ban, sở ngành, cơ quan đảng, ban chi ủy, hạt kiểm lâm, tổ chức cơ sở đảng, đồng chí, đồng chí lãnh đạo, đồng chí ủy viên ban thường vụ, đồng chí thành viên, đồng chí phó chủ tịch, đồng chí trong ban thường vụ,
khoa, vụ, cục, viện, tổng cục, khách sạn, nhà nghỉ, lớp, chi đoàn, đoàn viên, cơ quan thông tấn, cơ quan thuế, tổ trưởng, chủ rừng, chủ hộ, trưởng bản, trưởng khu, trưởng xóm, phân hội, chi hội, hạt, đồn biên phòng, cơ quan liên quan, ban quản trị, giáo viên, học sinh, nhân dân, người dân, hộ`
    .split(',')
    .map((noun) => noun.trim());
const NOUN = `(?:${oneOf(NOUNS)})(?![\\p{L}\\p{N}])`;
const MANY = '(?:tất cả các|toàn thể các|toàn thể|hầu hết các|các|những|mọi|từng|100% các)';
const LEADERS =
  '(?:(?:đồng chí|đ/c|lãnh đạo|thủ trưởng|người đứng đầu|thành viên|cấp ủy|chính quyền|cấp ủy, chính quyền|cấp ủy đảng, chính quyền|bí thư|bí thư cấp ủy|bí thư đảng ủy|chủ tịch|phó chủ tịch|giám đốc|hiệu trưởng|trưởng|chủ tịch ubnd|chủ tịch ủy ban nhân dân|bí thư, chủ tịch|ubnd|ủy ban nhân dân|hđnd|thường trực hđnd|ủy ban mttq|ủy ban mttq việt nam|ủy ban mặt trận tổ quốc|mặt trận tổ quốc|đảng ủy|công an|ban chỉ huy quân sự|ban chqs|trạm y tế|hội nông dân|hội phụ nữ|đoàn thanh niên|văn phòng|cán bộ|công chức|tập thể|chi ủy) )';
const OF = `(?: (?:có liên quan|liên quan|chuyên môn|trực thuộc(?: (?:đảng bộ|ubnd|đảng ủy)(?: (?:huyện|tỉnh|xã|phường|thành phố|thị xã|cơ sở))?)?|nêu trên|được giao|địa phương|chức năng|các cấp|cấp (?:tỉnh|huyện|xã|ủy)|(?:của |thuộc |thuộc ubnd )?(?:tỉnh|huyện|thành phố|thị xã|xã|phường|quận|thị trấn)(?! \\p{Lu})|trên địa bàn(?: (?:toàn )?(?:tỉnh|huyện|thành phố|thị xã|xã|phường|quận))?|đảng|cơ sở|nhà nước|đóng trên địa bàn(?: (?:tỉnh|huyện|thành phố|thị xã|xã|phường))?|thành viên|phụ trách|còn lại|sự nghiệp|ban thường vụ(?: (?:huyện ủy|thành ủy|tỉnh ủy|thị ủy|đảng ủy))?|khác|thuộc (?:bộ|sở|trường|trung tâm|viện)|(?!(?:tổ chức|kiểm tra|thanh tra|đầu tư|xây dựng|đào tạo|thống kê|quy hoạch|tổng hợp|quản lý|tiếp công|chuyển đổi|phát triển|phục vụ|kiểm soát|bảo vệ|thông tin)(?!\\p{L}))${DOMAIN.toLowerCase()})(?![\\p{L}\\p{N}]))`;
const AND = '(?:, |; | và | - |/|, và | cùng )';
const GROUP = new RegExp(
  `${LEADERS}{0,3}${MANY} ${NOUN}${OF}{0,3}(?:${AND}(?:(?:các|toàn thể) (?=cấp|ngành))?${NOUN}${OF}{0,3}){0,9}`,
  'uy',
);
const PEOPLE = `viên chức, người lao động, giáo viên chủ nhiệm, giáo viên, công chức, cán bộ, đảng viên, hội viên, đoàn viên, kế toán, thủ quỹ, văn thư, nhân viên, học sinh, sinh viên, giảng viên, bà con, nhân dân, người dân, chủ hộ, hộ dân, trưởng thôn, trưởng bản, trưởng khu, bác sĩ, điều dưỡng, chủ rừng, chủ đầu tư, nhà thầu, đơn vị thi công, đơn vị tư vấn, chủ tọa, đại biểu hđnd, công đoàn, cơ quan chuyên môn, cơ quan chức năng, lực lượng chức năng, tư pháp - hộ tịch, địa chính, bí thư chi bộ, tổ trưởng tổ dân phố, tổ trưởng, ban giám hiệu, nhà trường, chủ doanh nghiệp, doanh nghiệp, ban quản trị, đội ngũ cán bộ, phụ huynh, cử tri, hạt kiểm lâm, bộ phận một cửa, tổ bảo vệ, bảo vệ, ban kiểm soát, thường trực, y tế xã, mặt trận`;
const COLLECTIVE = new RegExp(
  `(?:(?:cấp ủy(?: đảng)?(?:, | và |; ))?chính quyền(?:, (?:mttq|mặt trận(?: tổ quốc)?|đoàn thể)(?:(?:,| và) (?:các )?(?:đoàn thể|tổ chức chính trị - xã hội))?)? (?:các (?:cấp|địa phương|xã, phường|xã)|địa phương|cơ sở)|cả hệ thống chính trị|toàn hệ thống chính trị|hệ thống chính trị|chính quyền địa phương|cấp ủy, chính quyền|cấp ủy các cấp|cấp ủy|mặt trận tổ quốc và các (?:đoàn thể|tổ chức chính trị - xã hội)|toàn (?:đảng bộ|tỉnh|huyện|xã|ngành)|ngành (?:y tế|giáo dục|nông nghiệp|công an|thuế|quân sự|điện|ngân hàng|công thương|văn hóa)|(?:${oneOf(PEOPLE.split(', '))})(?:(?:, | và |; )(?:${oneOf(PEOPLE.split(', '))})){0,4}(?: (?:các (?:xã|phường|bản|thôn|đơn vị|cấp)|cơ quan|xã|huyện|phường|tỉnh|thành phố)(?! \\p{Lu}))?)(?![\\p{L}\\p{N}])`,
  'uy',
);
/** Titles of those who head what a group consists of; the group stands for them. */
const HEADS_OF =
  /^(?:(?:(?:các |toàn thể )?(?:đồng chí|đ\/c)|thủ trưởng|người đứng đầu|lãnh đạo|bí thư|bí thư cấp ủy|phó chủ tịch|chủ tịch|giám đốc|hiệu trưởng|trưởng(?! thôn| bản| khu| xóm| ban| phòng))(?:, (?:thủ trưởng|bí thư|chủ tịch))* )+(?=các |UBND|Ủy ban|HĐND|Đảng ủy|đảng ủy|chi bộ)/iu;
const THINGS =
  /^(?:các|những|mọi|toàn bộ|tất cả các|từng) (?:(?:công trình|dự án|nội dung|nhiệm vụ|chỉ tiêu|văn bản|hồ sơ|vụ|kế hoạch|giải pháp|hoạt động|tuyến|đề án|chế độ|khoản|hạng mục|sản phẩm|mặt hàng|phương án|điều kiện|khó khăn|vướng mắc|vấn đề|ý kiến|kết quả|biện pháp|quy định|thủ tục|dịch vụ|nguồn|đối tượng|trường hợp|cuộc|buổi|hội nghị|lễ|phong trào|mô hình|tiêu chí|lĩnh vực|loại|diện tích|phương tiện|thông tin|số liệu|báo cáo|chương trình|chính sách|tồn tại|hạn chế|sai phạm|vi phạm|ngày|tháng|năm|quý|chợ|đường|cầu|khu đất|điểm|bước|khâu|mục tiêu|yếu tố|quyết định|nghị quyết|chỉ thị|di tích|lễ hội|sự kiện|dịch bệnh|hình thức|mặt|việc|công việc|công tác|số|lô|ao|hồ|đập|nghị định)(?![\p{L}]))/u;
const SYLLABLE = /(?:^| )([\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*)/uy;
const STOPS =
  /^(?:để|trong|trước|sau|từ|đến|tại|của|về|cho|theo|đã|đang|sẽ|là|do|bị|thì|mà|nếu|khi|như|nhằm|không|này|đó|được|cũng|vẫn|còn|chưa|rất|đều|mới)$/u;

/** A collective named at an index: "các địa phương, đơn vị". It is never made a unit. */
export function groupAt(plain: string, low: string, index: number): Named | null {
  const found = matchAt(GROUP, low, index) ?? matchAt(COLLECTIVE, low, index);
  const known = found ? index + found[0].length : null;
  if (known !== null && opensList(plain, known, found?.[0] ?? '')) return null;
  const end = known === null ? looseEnd(plain, low, index) : extendedEnd(plain, low, known);
  if (end === null) return null;
  return { start: index, end, name: plain.slice(index, end).replace(HEADS_OF, ''), is: 'GROUP' };
}

/** "các xã Nông Thượng, Xuất Hóa" are units under a shared head. */
const opensList = (plain: string, end: number, words: string) =>
  /^:? \p{Lu}/u.test(plain.slice(end, end + 3)) && SHARES_HEAD.test(words);

/** A collective of a noun no list knows: "các" and what follows until what it has to do. */
function looseEnd(plain: string, low: string, index: number): number | null {
  if (
    !/^(?:các|những|toàn thể|mọi|tất cả các) \p{L}/u.test(low.slice(index, index + 16)) ||
    THINGS.test(low.slice(index, index + 40))
  )
    return null;
  const first = low.indexOf(
    ' ',
    index + (low.startsWith('tất cả các', index) ? 8 : low.startsWith('toàn thể', index) ? 6 : 0),
  );
  return first < 0 ? null : predicateAfter(plain, low, first, 12);
}

/** Past further words of a known collective, when they end in what it has to do: "các xã | trọng điểm lúa | rà soát". */
const extendedEnd = (plain: string, low: string, end: number): number =>
  predicateAfter(plain, low, end, 6, true) ?? end;

function predicateAfter(
  plain: string,
  low: string,
  from: number,
  most: number,
  alone = false,
): number | null {
  let end = from;
  for (let count = 0; count <= most; count++) {
    if (count > 0 && low[end] === ',' && low[end + 1] === ' ') end++;
    const found = matchAt(SYLLABLE, low, end);
    if (!found) return null;
    const syllable = found[1] as string;
    const at = end + found[0].length - syllable.length;
    if (plain[at] === low[at] && predicateAt(low, at))
      return count > 0 || end === from ? (low[end - 1] === ',' ? null : end) : null;
    if (STOPS.test(syllable) || (alone && /^(?:và|các|với|cùng|hoặc|căn)$/u.test(syllable))) return null;
    end = at + syllable.length;
  }
  return null;
}

const SHARES_HEAD =
  /các (?:sở|phòng|ban|huyện|xã|phường|thị trấn|thị xã|thành phố|thôn|bản|bộ|hội|trường|quận|xã, phường|xã, thị trấn|huyện, thành phố|huyện, thị xã|chi cục|trung tâm|đảng ủy|đơn vị|ngành|vụ|cục|khoa|viện|tổ|chi nhánh)$/u;

const NO_PEOPLE =
  /^(?:việc|công tác|nhiệm vụ|tiến độ|chất lượng|kết quả|quá trình|dự án|công trình|hồ sơ|kế hoạch|nội dung|trong|khi|đến|từ|thời gian|năm|tháng|quý|sau|trước|về|đối với|tại|trên|rằng|làm|cho|một|phải|cần|để|không|đây|ngoài|bên|đặc biệt|nhất|kinh phí|vốn|nguồn|hoạt động|chính sách|mọi việc|mục tiêu|đất|thêm|lại|ngay|sớm|tiếp|thủ tục|chế độ|mức|tỷ lệ|ý|vai trò|tinh thần)(?!\p{L})/u;

/** Whoever stands behind a verb that orders, in words no list knows, until what is ordered: "yêu cầu | bà con các bản | tham gia". */
export function whoeverAt(plain: string, low: string, index: number): Named | null {
  const rest = low.slice(index, index + 60);
  if (!/^\p{L}/u.test(rest) || NO_PEOPLE.test(rest) || THINGS.test(rest) || predicateAt(low, index))
    return null;
  const first = matchAt(/[\p{L}\p{N}]+/uy, low, index)?.[0].length ?? 0;
  const end = predicateAfter(plain, low, index + first, 10);
  if (end === null) return null;
  const name = plain.slice(index, end);
  return { start: index, end, name, is: /^\p{Lu}/u.test(name) ? 'UNIT' : 'GROUP' };
}
