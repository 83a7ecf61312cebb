import { PhraseSet, parseList } from '../text/phrases.ts';

/** The nouns of collectives, after "các". */
export const collectiveNouns = new PhraseSet(
  parseList(`huyện ủy, thành ủy, thị ủy, quận ủy, tỉnh ủy, cơ quan soạn thảo, chiến sĩ, bệnh viện tuyến huyện, địa phương, đơn vị, cơ quan, sở, ban, ngành, phòng, phòng chuyên môn, ban chuyên môn, ban ngành, ban đảng, ban xây dựng đảng, đoàn thể, đoàn thể chính trị, đoàn thể chính trị - xã hội, tổ chức chính trị - xã hội, tổ chức chính trị xã hội, tổ chức đoàn thể, tổ chức hội, tổ chức đảng, tổ chức, cá nhân, hội,
hội đoàn thể, cấp, cấp ủy, cấp ủy đảng, cấp ủy cơ sở, cấp ủy trực thuộc, chi bộ, chi ủy, chi, đảng bộ, chi đảng bộ, đảng ủy, xã, phường, thị trấn, huyện, thành phố, thị xã, quận, đặc khu, tỉnh, thôn, xóm, bản, ấp, khóm, buôn, tổ, tổ dân phố, tổ chuyên môn, khu phố, khu dân cư, trường, trường học, nhà trường, cơ sở giáo dục, cơ sở y tế, cơ sở hội, trạm y tế, trung tâm, doanh nghiệp, hợp tác xã,
chủ đầu tư, nhà thầu, đơn vị thi công, đơn vị tư vấn, đơn vị quản lý, thành viên, đại biểu, lực lượng, lực lượng chức năng, lực lượng vũ trang, bộ, cơ quan ngang bộ, tập đoàn, tổng công ty, cán bộ, công chức, viên chức, đảng viên, ủy viên, hội viên, ngân hàng, hội đồng, tổ công tác, đoàn công tác, ban chỉ đạo, ban quản lý, ban quản lý dự án, ban qlda, bql, công ty, chi cục, chi nhánh,
cơ quan chức năng, cơ quan chuyên môn, cơ quan tham mưu, cơ quan báo chí, cơ quan trung ương, đơn vị sự nghiệp, đơn vị trực thuộc, trưởng thôn, bí thư chi bộ, hiệu trưởng, giám đốc, phó chủ tịch, trưởng phòng, trưởng ban, cụm dân cư, hộ dân, hộ gia đình, điểm trường, đội, trạm, bệnh viện, khối, khối thi đua, ban của hđnd, ban hđnd, tổ đại biểu, tổ chức tín dụng, cơ sở, cơ sở sản xuất, cơ sở kinh doanh, phòng ban, sở ngành, cơ quan đảng, ban chi ủy, hạt kiểm lâm, tổ chức cơ sở đảng, đồng chí, đồng chí lãnh đạo, đồng chí ủy viên ban thường vụ, đồng chí thành viên, đồng chí phó chủ tịch, đồng chí trong ban thường vụ,
khoa, phân xưởng, px, khoa lâm sàng, khoa cận lâm sàng, khoa phòng, đội sản xuất, tổ sản xuất, tổ đội, ngành dọc, trưởng khoa, vụ, cục, viện, tổng cục, khách sạn, nhà nghỉ, lớp, chi đoàn, đoàn viên, cơ quan thông tấn, cơ quan thuế, tổ trưởng, chủ rừng, chủ hộ, trưởng bản, trưởng khu, trưởng xóm, phân hội, chi hội, hạt, đồn biên phòng, cơ quan liên quan, ban quản trị, giáo viên, học sinh, nhân dân, người dân, hộ`),
);

/** Words before "các": the heads of the members, or a body that each member has. */
export const groupLeaders = new PhraseSet(
  parseList(
    `đồng chí;đ/c;lãnh đạo;thủ trưởng;người đứng đầu;thành viên;cấp ủy;chính quyền;cấp ủy, chính quyền;cấp ủy đảng, chính quyền;bí thư;bí thư cấp ủy;bí thư đảng ủy;chủ tịch;phó chủ tịch;giám đốc;hiệu trưởng;trưởng;chủ tịch ubnd;chủ tịch ủy ban nhân dân;bí thư, chủ tịch;ubnd;ủy ban nhân dân;quản đốc;phó quản đốc;điều dưỡng trưởng;tổ tự quản;đội dân phòng;ban công tác mặt trận;tổ công nghệ số cộng đồng;dân quân;trưởng khoa;đội trưởng;tổ trưởng;chỉ huy trưởng;kế toán;văn thư;hđnd;thường trực hđnd;ủy ban mttq;ủy ban mttq việt nam;ủy ban mặt trận tổ quốc;mặt trận tổ quốc;đảng ủy;công an;ban chỉ huy quân sự;ban chqs;trạm y tế;hội nông dân;hội phụ nữ;đoàn thanh niên;văn phòng;cán bộ;công chức;tập thể;chi ủy`,
    ';',
  ),
);

/** Words that turn the noun after them into a collective. */
export const pluralWords = new PhraseSet([
  ...parseList('tất cả các, toàn thể các, toàn thể, hầu hết các, các, những, mọi, từng, 100% các'),
  ...Array.from({ length: 39 }, (_, index) => String(index + 2).padStart(2, '0')),
]);

/** People who are addressed without "các". */
export const peopleWords = new PhraseSet(
  parseList(
    `mọi người, cố vấn học tập, nhân viên y tế, bác sĩ trực, kíp trực, ca trực, trực lãnh đạo, chiến sĩ, lái xe, tạp vụ, thủ kho, viên chức, người lao động, giáo viên chủ nhiệm, giáo viên, công chức, cán bộ, đảng viên, hội viên, đoàn viên, kế toán, thủ quỹ, văn thư, nhân viên, học sinh, sinh viên, giảng viên, bà con, nhân dân, người dân, chủ hộ, hộ dân, trưởng thôn, trưởng bản, trưởng khu, bác sĩ, điều dưỡng, chủ rừng, chủ đầu tư, nhà thầu, đơn vị thi công, đơn vị tư vấn, chủ tọa, đại biểu hđnd, công đoàn, cơ quan chuyên môn, cơ quan chức năng, lực lượng chức năng, tư pháp - hộ tịch, địa chính, bí thư chi bộ, tổ trưởng tổ dân phố, tổ trưởng, ban giám hiệu, nhà trường, chủ doanh nghiệp, doanh nghiệp, ban quản trị, đội ngũ cán bộ, phụ huynh, cử tri, hạt kiểm lâm, bộ phận một cửa, tổ bảo vệ, bảo vệ, ban kiểm soát, thường trực, y tế xã, mặt trận`,
  ),
);

const BODIES = ['tỉnh', 'huyện', 'thành phố', 'thị xã', 'xã', 'phường', 'quận', 'thị trấn', 'đặc khu'];

/** Words after the noun of a collective that still belong to it. */
export const collectiveSuffixes = new PhraseSet([
  ...parseList(
    'có liên quan, liên quan, chuyên môn, trực thuộc, nêu trên, được giao, địa phương, chức năng, các cấp, cấp tỉnh, cấp huyện, cấp xã, cấp ủy, đảng, cơ sở, nhà nước, thành viên, phụ trách, còn lại, sự nghiệp, ban thường vụ, ban thường vụ huyện ủy, ban thường vụ thành ủy, ban thường vụ tỉnh ủy, ban thường vụ thị ủy, ban thường vụ đảng ủy, khác, thuộc bộ, thuộc sở, thuộc trường, thuộc trung tâm, thuộc viện, trên địa bàn, đóng trên địa bàn',
  ),
  ...BODIES.flatMap((body) => [
    body,
    ...[
      'của',
      'thuộc',
      'thuộc ubnd',
      'trên địa bàn',
      'trên địa bàn toàn',
      'đóng trên địa bàn',
      'trực thuộc ubnd',
      'trực thuộc đảng ủy',
      'trực thuộc đảng bộ',
    ].map((of) => `${of} ${body}`),
  ]),
  'trực thuộc đảng bộ',
  'trực thuộc đảng bộ cơ sở',
  'trực thuộc đảng ủy',
]);
