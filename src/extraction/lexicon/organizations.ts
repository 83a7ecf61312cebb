import { PhraseSet, parseList } from '../text/phrases.ts';

const SIMPLE_FIELDS =
  parseList(`Tài chính, Kế hoạch, Đầu tư, Nội vụ, Xây dựng, Giao thông vận tải, Giao thông, Công Thương, Công thương, Nông nghiệp, Môi trường,
Tài nguyên, Phát triển nông thôn, Văn hóa, Thể thao, Du lịch, Gia đình, Thông tin, Truyền thông, Khoa học, Công nghệ, Giáo dục, Đào tạo, Lao động,
Thương binh, Xã hội, Y tế, Tư pháp, Ngoại vụ, Ngoại giao, Quốc phòng, Công an, Dân tộc, Tôn giáo, Kinh tế, Hạ tầng, Đô thị, Quản lý đô thị, Quy hoạch, Kiến trúc,
Pháp chế, Ngân sách, Tổng hợp, Hành chính, Quản trị, Dân vận, Tuyên giáo, Tổ chức, Kiểm tra, Nội chính, Thanh tra, Thống kê, Thuế, Hải quan,
Tư tưởng, Báo chí, Xuất bản, Dân số, Bảo trợ xã hội, Việc làm, Người có công, Lâm nghiệp, Thủy lợi, Thủy sản, Chăn nuôi, Thú y, Trồng trọt, Bảo vệ thực vật,
Kiểm lâm, Quản lý dự án, Quản lý đất đai, Đất đai, Hành chính công, Phát triển quỹ đất, Phục vụ hành chính công, Chính trị, Kỹ thuật, Nghiệp vụ, Cải cách hành chính,
Chuyển đổi số, Tiếp công dân, Tổ chức cán bộ, Kế toán, Hành chính tổng hợp, Công nghệ thông tin, Tài chính kế toán, Tổ chức hành chính, Quản trị thiết bị, Vật tư, Điều dưỡng, Dược, Đào tạo,  Quản lý thị trường, Giáo dục nghề nghiệp, Kiểm soát bệnh tật, Khuyến nông, Dịch vụ nông nghiệp, An ninh, Cơ sở, Văn xã`); /** Names of several words joined by commas and "và", as offices bear them; others are joined with dashes. */
const COMPOUND_FIELDS = parseList(
  `An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao; Cảnh sát quản lý hành chính về trật tự xã hội; Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ; Cảnh sát điều tra tội phạm về ma túy; Cảnh sát điều tra tội phạm về kinh tế; Cảnh sát hình sự; Cảnh sát kinh tế; Cảnh sát giao thông; Quản lý xuất nhập cảnh; Phòng, chống thiên tai; Phòng chống thiên tai; Phòng, chống tệ nạn xã hội; Phòng, chống HIV/AIDS; Phòng, chống ma túy; Phòng, chống tham nhũng; Văn hóa, Thể thao và Du lịch; Văn hóa, Thể thao, Du lịch và Gia đình; Văn hóa, Thể thao, Du lịch; Văn hóa, Khoa học và Thông tin; Kinh tế, Hạ tầng và Đô thị; Giáo dục, Khoa học và Công nghệ;
Văn hóa - XH; Văn hóa-XH; Văn hóa - xã hội; VH - XH; Kinh tế - HT; Kinh tế - hạ tầng; Tài chính - KH; TC - KH; Nông nghiệp và Phát triển nông thôn; Nông nghiệp và PTNT; Nông nghiệp và Môi trường; Tài nguyên và Môi trường; Kế hoạch và Đầu tư; Thông tin và Truyền thông; Khoa học và Công nghệ;
Giáo dục và Đào tạo; Dân tộc và Tôn giáo; Lao động, Thương binh và Xã hội; Lao động - Thương binh và Xã hội; Lao động - TB và XH; Lao động, TB và XH; Tuyên giáo và Dân vận; Kinh tế và Hạ tầng; Văn hóa và Thông tin; Văn hóa, Thông tin; Văn hóa và Thể thao;
Tài chính và Kế hoạch; Tổ chức và Nội vụ; Xây dựng và Môi trường; Khoa học, Công nghệ và Môi trường; Giáo dục và Đào tạo; Quy hoạch và Kiến trúc; Quy hoạch - Kiến trúc; Kinh tế và Ngân sách; Kinh tế - Ngân sách; Văn hóa - Xã hội; Văn hóa và Xã hội; Y tế và Dân số; Hành chính - Quản trị;
Thông tin, Truyền thông và Thể thao; Văn hóa, Thông tin và Thể thao; Văn hóa, Thể thao và Truyền thông; Văn hóa, Thông tin và Truyền thông; Truyền thông và Văn hóa; Văn hóa, Văn nghệ; Dân vận và Mặt trận; Chính sách và Pháp luật; Kinh tế, Nông nghiệp và Môi trường; Nông nghiệp, Xây dựng và Môi trường`,
  ';',
);

const ABBREVIATED_FIELDS =
  'TC-KH TCKH KH-ĐT KHĐT KH&ĐT NN&PTNT NN-PTNT NNPTNT NN&MT TN&MT TNMT TN-MT LĐTB&XH LĐTBXH LĐ-TBXH LĐ-TB&XH GD&ĐT GDĐT GD-ĐT VH&TT VHTT VH-TT VH-XH VHXH VHTTDL VHTT&DL KT-HT KTHT KT&HT GTVT TT&TT TTTT KH&CN KHCN QLĐT TTPVHCC'.split(
    ' ',
  );

const simpleFields = new PhraseSet(SIMPLE_FIELDS);
/** Fields of hospitals, schools and factories. Their lower-case words belong to the name. */
const WORKING_FIELDS = parseList(
  `Kế hoạch tổng hợp; Ngoại tổng hợp; Nội tổng hợp; Hồi sức cấp cứu; Hồi sức tích cực; Cấp cứu; Chẩn đoán hình ảnh; Kiểm soát nhiễm khuẩn; Chống nhiễm khuẩn; Khám bệnh; Xét nghiệm; Công tác xã hội; Quản lý chất lượng; Tài chính kế toán; Tài chính - kế toán; Vật tư - Thiết bị y tế; Vật tư thiết bị y tế; Khảo thí; Công tác sinh viên; Công tác học sinh sinh viên; Quản lý khoa học; Hợp tác quốc tế; Tổ chức lao động; Tổ chức cán bộ; Kỹ thuật an toàn; An toàn lao động; Cơ điện; Thông gió; Điều độ; Điều khiển sản xuất; Kinh doanh; Kế hoạch sản xuất; Thi đua khen thưởng; Thi đua - Khen thưởng; Quản lý ngân sách; Quản lý giá; Quản lý công sản; Quản lý hành chính; Giáo dục tiểu học; Giáo dục mầm non; Giáo dục trung học; Tiếp dân; Một cửa; Địa chính; Văn phòng - Thống kê; Tư pháp - Hộ tịch`,
  ';',
);
const wholeFields = new PhraseSet([...COMPOUND_FIELDS, ...ABBREVIATED_FIELDS, ...WORKING_FIELDS]);

/**
 * Matches the field in the name of an office: "Tài chính - Kế hoạch", "Văn hóa, Thể thao và Du lịch".
 *
 * Returns its end, or -1 if there is no match.
 */
export function matchField(text: string, index: number): number {
  const whole = wholeFields.matchEnd(text, index);
  const chain = matchFieldChain(text, index);
  if (chain < 0) return whole;
  const joint = text.startsWith(' và ', chain)
    ? Math.max(simpleFields.matchEnd(text, chain + 4), wholeFields.matchEnd(text, chain + 4))
    : -1;
  const goesOn = joint > 0 && /^(?:$|[,;.:]| (?!- ))/u.test(text.slice(joint, joint + 3));
  return Math.max(whole, goesOn ? joint : chain);
}

/**
 * Matches a field in a list under a shared head noun, where "và" is not part of a name. Returns its end, or -1 if there is no
 * match.
 */
export const matchFieldInList = (text: string, index: number): number =>
  Math.max(wholeFields.matchEnd(text, index), matchFieldChain(text, index));

/** Matches fields joined with dashes. Returns their end, or -1 if there is no match. */
function matchFieldChain(text: string, index: number): number {
  let end = simpleFields.matchEnd(text, index);
  for (let count = 0; end > 0 && count < 3; count++) {
    const dash = text.startsWith(' - ', end) ? 3 : text[end] === '-' ? 1 : 0;
    const next = dash ? simpleFields.matchEnd(text, end + dash) : -1;
    if (next < 0) return end;
    end = next;
  }
  return end;
}

/** Fields that are also verbs. In lower case after "các phòng" they are the predicate. */
const VERB_LIKE_FIELD =
  /^(?:tổ chức|kiểm tra|thanh tra|đầu tư|xây dựng|đào tạo|thống kê|quy hoạch|tổng hợp|quản lý|tiếp công|chuyển đổi|phát triển|phục vụ|kiểm soát|bảo vệ|thông tin)(?!\p{L})/u;
/** Fields in lower case, as in the names of collectives: "các sở giáo dục và đào tạo". */
export const lowerCaseFields = new PhraseSet(
  [...COMPOUND_FIELDS, ...SIMPLE_FIELDS]
    .map((field) => field.toLowerCase())
    .filter((field) => !VERB_LIKE_FIELD.test(field)),
);

/** Head nouns that a field follows. */
export const fieldHeads = new PhraseSet([
  'Sở',
  'Phòng',
  'Ban',
  'Bộ',
  'Vụ',
  'Cục',
  'Chi cục',
  'Trung tâm',
  'Đội',
  'Tổ',
  'Văn phòng',
  'Thanh tra',
  'Trạm',
  'Viện',
  'Tổng cục',
  'sở',
  'phòng',
  'Tiểu ban',
  'Khoa',
  'Phân xưởng',
  'phân xưởng',
  'PX',
  'Xưởng',
  'P.',
  'P',
]);

const OFFICES = parseList(
  `Ủy ban nhân dân; Ủy ban Nhân dân; UBND; Hội đồng nhân dân; Hội đồng Nhân dân; HĐND; Thường trực HĐND; Thường trực Hội đồng nhân dân; Thường trực UBND; Thường trực Ủy ban nhân dân;
Ủy ban Kiểm tra; Ủy ban kiểm tra; UBKT; Cơ quan Ủy ban Kiểm tra; Ủy ban Mặt trận Tổ quốc Việt Nam; Ủy ban Mặt trận Tổ quốc; Ủy ban MTTQ Việt Nam; Ủy ban MTTQVN; Ủy ban MTTQ; UBMTTQ Việt Nam; UBMTTQVN; UBMTTQ; Ban Thường trực Ủy ban MTTQ Việt Nam; Ban Thường trực Ủy ban MTTQ; Mặt trận Tổ quốc Việt Nam; Mặt trận Tổ quốc; MTTQ Việt Nam; MTTQ;
Đảng ủy; đảng ủy; Đảng bộ; Chi bộ; Chi ủy; Tỉnh ủy; Huyện ủy; Thành ủy; Thị ủy; Quận ủy; Ban Thường vụ Đảng ủy; Ban Thường vụ Tỉnh ủy; Ban Thường vụ Huyện ủy; Ban Thường vụ Thành ủy; Ban Thường vụ Thị ủy; Ban Thường vụ; Ban Chấp hành Đảng bộ; Ban Chấp hành; Ban cán sự đảng UBND; Đảng ủy UBND; Đảng ủy các cơ quan Đảng;
Thường trực Tỉnh ủy; Thường trực Huyện ủy; Thường trực Thành ủy; Thường trực Thị ủy; Thường trực Quận ủy; Thường trực Đảng ủy;
Văn phòng Tỉnh ủy; Văn phòng Huyện ủy; Văn phòng Thành ủy; Văn phòng Thị ủy; Văn phòng Quận ủy; Văn phòng Đảng ủy; Văn phòng HĐND và UBND; Văn phòng HĐND - UBND; Văn phòng HĐND-UBND; Văn phòng HĐND&UBND; Văn phòng Đoàn ĐBQH và HĐND; Văn phòng UBND; Văn phòng Ủy ban nhân dân; Văn phòng Hội đồng nhân dân và Ủy ban nhân dân; Văn phòng Chính phủ; Văn phòng Đăng ký đất đai; Văn phòng đăng ký đất đai; Chi nhánh Văn phòng Đăng ký đất đai; Văn phòng Điều phối nông thôn mới; Văn phòng Quốc hội; Văn phòng;
Ban Tổ chức; Ban Tuyên giáo; Ban Dân vận; Ban Nội chính; Ban Tuyên giáo và Dân vận; Ban Kinh tế - Xã hội; Ban Kinh tế - Ngân sách; Ban Pháp chế; Ban Văn hóa - Xã hội; Ban Xây dựng Đảng; Ban xây dựng Đảng; Ban Dân tộc; Ban Tiếp công dân; Ban Chỉ huy Quân sự; Ban Chỉ huy quân sự; Ban CHQS; Bộ Chỉ huy Quân sự; Bộ Chỉ huy quân sự; Bộ CHQS; Ban Chỉ huy Phòng thủ khu vực; Bộ Chỉ huy Bộ đội Biên phòng; Bộ đội Biên phòng; Đồn Biên phòng; Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn; Ban Chỉ huy PCTT và TKCN; Ban Chỉ huy Phòng thủ dân sự; Ban Chỉ huy; Quân sự;
Công an; công an; Cảnh sát giao thông; Viện Kiểm sát nhân dân; Viện kiểm sát nhân dân; Viện KSND; VKSND; Viện kiểm sát; Tòa án nhân dân; Tòa án; TAND; Cục Thi hành án dân sự; Chi cục Thi hành án dân sự; Thi hành án dân sự; Phòng Thi hành án dân sự khu vực;
CA; BCH; BCHQS; BCH quân sự; Ban CHQS; BCH Quân sự; Đoàn xã; Đoàn phường; Đoàn trường; Đoàn thị trấn; Đoàn cơ sở; ĐTN; HND; HPN; HLHPN; HCCB; Hội CCB; TTPVHCC; TTHCC; TTYT; TYT; TTVH; TTDVNN; TTGDNN-GDTX; TTGDNN - GDTX; VPĐK; VPĐKĐĐ; Chi nhánh VPĐK; BQLDA; NHCSXH; QLTT; THADS; BGH; BGĐ; GVCN; GVBM; CMHS; Ban đại diện CMHS; Ban đại diện cha mẹ học sinh; y tế học đường; Y tế học đường; Hội đồng trường; Hội Sinh viên;
Hội Nông dân; Hội Liên hiệp Phụ nữ; Hội LHPN; Hội Phụ nữ; Hội Cựu chiến binh; Hội CCB; Hội Chữ thập đỏ; Hội Người cao tuổi; Hội Khuyến học; Hội Nhà báo; Hội Luật gia; Hội Cựu giáo chức; Hội Cựu thanh niên xung phong; Đoàn Thanh niên Cộng sản Hồ Chí Minh; Đoàn TNCS Hồ Chí Minh; Đoàn TNCS HCM; Đoàn Thanh niên; Đoàn thanh niên; Đoàn TN; Tỉnh đoàn; Huyện đoàn; Thành đoàn; Thị đoàn; Tỉnh Đoàn; Huyện Đoàn; Thành Đoàn; Thị Đoàn; Liên đoàn Lao động; LĐLĐ; Công đoàn; Hiệp hội Doanh nghiệp; Liên minh Hợp tác xã;
Kho bạc Nhà nước; Kho bạc; KBNN; Bảo hiểm xã hội; BHXH; Ngân hàng Chính sách xã hội; Ngân hàng CSXH; Phòng giao dịch Ngân hàng Chính sách xã hội; Ngân hàng Nhà nước; Ngân hàng Nông nghiệp và Phát triển nông thôn; Quỹ Tín dụng nhân dân; Cục Thuế; Chi cục Thuế; Thuế; Thuế cơ sở; Cục Thống kê; Chi cục Thống kê; Thống kê cơ sở; Cục Hải quan; Hải quan; Bưu điện; Điện lực; Công ty Điện lực; Viễn thông; VNPT; Viettel; Chi cục Kiểm lâm; Hạt Kiểm lâm; Hạt kiểm lâm; Đội Quản lý thị trường; Cục Quản lý thị trường; Chi cục Quản lý thị trường;
Ban Quản lý dự án đầu tư xây dựng; Ban Quản lý dự án ĐTXD; Ban QLDA đầu tư xây dựng; Ban QLDA ĐTXD; Ban QLDA; BQLDA; BQL dự án đầu tư xây dựng; BQL dự án; Ban Quản lý dự án; Ban Quản lý các dự án đầu tư xây dựng; Ban Quản lý các Khu công nghiệp; Ban Quản lý các khu công nghiệp; Ban Quản lý Khu kinh tế; Ban Quản lý rừng phòng hộ; Ban Quản lý chợ; Ban Quản lý; Ban quản lý; Trung tâm Phục vụ hành chính công; Trung tâm Hành chính công; Trung tâm Phát triển quỹ đất; Trung tâm Văn hóa - Thông tin và Thể thao; Trung tâm Văn hóa, Thông tin và Thể thao; Trung tâm Văn hóa - Thể thao; Trung tâm Văn hóa; Trung tâm Truyền thông và Văn hóa; Trung tâm Dịch vụ nông nghiệp; Trung tâm Dịch vụ tổng hợp; Trung tâm Cung ứng dịch vụ công; Trung tâm Chính trị; Trung tâm Y tế; Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên; Trung tâm GDNN-GDTX; Trung tâm Kiểm soát bệnh tật; Trung tâm Khuyến nông; Trung tâm Xúc tiến đầu tư; Trung tâm; Trạm Y tế; Trạm y tế; Bệnh viện Đa khoa; Bệnh viện đa khoa; Bệnh viện; Bộ phận Một cửa; Bộ phận một cửa;
Ban cán sự đảng UBND; Ban cán sự đảng; Ban Cán sự đảng UBND; Ban Cán sự đảng; Đảng đoàn HĐND; Đảng đoàn MTTQ; Đảng đoàn; chi bộ; đảng bộ; ban quản lý; hợp tác xã; trạm y tế; Báo và Phát thanh, truyền hình; Báo và phát thanh, truyền hình; Báo và Đài Truyền thanh; Báo và Đài Truyền thanh - Truyền hình; Báo và Đài PT-TH; Báo và đài phát thanh, truyền hình; Đảng ủy MTTQ, các đoàn thể; Đảng ủy MTTQ; Đảng ủy Mặt trận Tổ quốc và các đoàn thể; Báo và Đài Phát thanh - Truyền hình; Báo và Đài Phát thanh và Truyền hình; Đài Phát thanh và Truyền hình; VP HĐND&UBND; VP HĐND và UBND; VP UBND; VP; Đại biểu HĐND; Đại biểu Quốc hội; Tổ đại biểu HĐND; Tư vấn giám sát; Ban Điều hành; Ban điều hành; Ban công tác Mặt trận; Ban Công tác Mặt trận; Tổ Đề án 06; Đài Phát thanh - Truyền hình; Đài PT-TH; Đài PTTH; Đài Truyền thanh - Truyền hình; Đài Truyền thanh; Đài; Báo; Thanh tra; thanh tra; Trường Chính trị; Trường THPT; Trường THCS; Trường Tiểu học; Trường Mầm non; Trường Đại học; Trường Cao đẳng; Trường Trung cấp; Trường; Công ty cổ phần; Công ty Cổ phần; Công ty TNHH; Công ty; Tổng công ty; Tập đoàn; Hợp tác xã; HTX; Tổ công tác; Tổ Công tác; Tổ giúp việc; Tổ công nghệ số cộng đồng; Ban Chỉ đạo; Ban chỉ đạo; BCĐ; Hội đồng; Đoàn công tác; Đoàn kiểm tra; Đoàn giám sát; Bộ phận; Bộ Tư lệnh; Chính phủ; Thanh tra Chính phủ; Tổ kinh tế; Tổ trưởng; Thôn; Khu phố; Đoàn Kinh tế - Quốc phòng; Tiểu đoàn; Trung đoàn; Ban Thường trực; Ban Giám hiệu; Ban giám hiệu; Ban Biên tập; Bộ máy; Công chức; Nhóm`,
  ';',
);

/** Returns the name of a centre with its field in lower case, as minutes write it: "Trung tâm cung ứng dịch vụ công". */
const lowerCaseField = (office: string): string =>
  office.replace(/^(Trung tâm )(.+)$/u, (_, head: string, field: string) => head + field.toLowerCase());

/** Head nouns that are whole names, or that the name of a place follows: "UBND xã Nông Thượng". */
export const officeHeads = new PhraseSet([...OFFICES, ...OFFICES.map(lowerCaseField)]);

/** Words for places that are addressed like offices: "xã Nông Thượng". */
export const PLACE_WORDS = [
  'tỉnh',
  'thành phố',
  'TP',
  'thị xã',
  'huyện',
  'quận',
  'xã',
  'phường',
  'thị trấn',
  'đặc khu',
  'thôn',
  'bản',
  'xóm',
  'tổ dân phố',
  'khu phố',
  'ấp',
  'khóm',
  'buôn',
  'Xã',
  'Phường',
  'Huyện',
  'Thị trấn',
  'Thành phố',
  'Thị xã',
  'Tỉnh',
  'Thôn',
  'Quận',
];
