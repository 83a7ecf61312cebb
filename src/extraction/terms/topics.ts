/** The topics of office work and the words that indicate them. A clause may have several topics. */
const TOPICS: readonly (readonly [topic: string, words: RegExp])[] = [
  [
    'Nông nghiệp',
    /nông nghiệp|gieo cấy|vụ xuân|vụ mùa|vụ đông|vụ hè|trồng trọt|chăn nuôi|cây trồng|vật nuôi|dịch tả lợn|giống/u,
  ],
  ['Lâm nghiệp', /trồng rừng|lâm nghiệp|cháy rừng|bảo vệ rừng|phát triển rừng/u],
  ['Thu, chi ngân sách', /ngân sách|thu thuế|nợ đọng thuế|dự toán|quyết toán/u],
  ['Đầu tư công, xây dựng cơ bản', /đầu tư công|xây dựng cơ bản|giải ngân|công trình|thi công|dự án/u],
  ['Giải phóng mặt bằng', /giải phóng mặt bằng|gpmb|bồi thường|tái định cư/u],
  [
    'Quản lý đô thị',
    /đô thị|vỉa hè|hành lang (?:các tuyến đường|an toàn|giao thông)|trật tự xây dựng|quy hoạch/u,
  ],
  ['Nông thôn mới', /nông thôn mới|ntm|ocop/u],
  ['Đất đai, môi trường', /đất đai|môi trường|rác thải|khoáng sản|tài nguyên|quyền sử dụng đất/u],
  ['Xây dựng Đảng', /chi bộ|đảng viên|huy hiệu đảng|đại hội|cấp ủy|sinh hoạt chuyên đề|chi ủy|kết nạp/u],
  ['Tổ chức bộ máy, cán bộ', /cán bộ|biên chế|bộ máy|sắp xếp|sáp nhập|nhân sự|công chức/u],
  ['Cải cách hành chính', /cải cách hành chính|thủ tục hành chính|một cửa|dịch vụ công/u],
  ['Chuyển đổi số', /chuyển đổi số|số hóa|công nghệ thông tin|đề án 06|phần mềm/u],
  ['Giáo dục', /giáo dục|trường học|học sinh|năm học|thi tốt nghiệp|giáo viên/u],
  ['Y tế', /y tế|dịch bệnh|tiêm chủng|khám chữa bệnh|sốt xuất huyết|bảo hiểm y tế/u],
  ['An sinh xã hội', /an sinh|hộ nghèo|giảm nghèo|người có công|bảo trợ|nhà tạm|việc làm/u],
  ['Văn hóa, thể thao, du lịch', /văn hóa|thể thao|du lịch|lễ hội|di tích/u],
  ['Tuyên truyền', /tuyên truyền|báo chí|truyền thông/u],
  [
    'Quốc phòng, an ninh',
    /quốc phòng|an ninh|quân sự|tuyển quân|nhập ngũ|tội phạm|ma túy|trật tự an toàn xã hội/u,
  ],
  ['Giao thông', /giao thông|cầu đường|tuyến đường|vận tải/u],
  ['Phòng, chống thiên tai', /thiên tai|mưa bão|lũ|sạt lở|hạn hán|tìm kiếm cứu nạn/u],
  ['Phòng cháy, chữa cháy', /phòng cháy|chữa cháy|pccc/u],
  ['Khiếu nại, tố cáo', /khiếu nại|tố cáo|tiếp công dân|đơn thư/u],
  ['Kiểm tra, giám sát', /kiểm tra, giám sát|thanh tra|ủy ban kiểm tra/u],
  ['Thương mại, dịch vụ', /thương mại|chợ|bình ổn|hàng giả|xúc tiến/u],
];

/** Returns the topics of a clause in lower case. */
export const findTopics = (lower: string): string[] =>
  TOPICS.filter(([, words]) => words.test(lower)).map(([topic]) => topic);
