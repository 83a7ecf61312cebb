import { PhraseSet } from '../text/phrases.ts';
import { matchAt } from '../text/regex.ts';

/** Verbs of two syllables that start an order: "rà soát …". */
const VERBS = `
chỉ đạo, làm tốt, đẩy mạnh, đẩy nhanh, tổ chức, rà soát, hoàn thiện, hoàn thành, tham mưu, chủ trì, phối hợp, xây dựng, triển khai,
tăng cường, tiếp tục, tập trung, chủ động, khẩn trương, thực hiện, kiểm tra, giám sát, theo dõi, đôn đốc, hướng dẫn, tuyên truyền, tuyền truyền,
vận động, báo cáo, tổng hợp, đề xuất, quan tâm, chuẩn bị, đảm bảo, bảo đảm, nâng cao, phát huy, duy trì, quản lý, xử lý, giải quyết,
tháo gỡ, bố trí, phân bổ, phân công, cân đối, thẩm định, cập nhật, công khai, niêm yết, tiếp nhận, bàn giao, nghiệm thu, thanh tra, đấu thầu,
giải ngân, thu hồi, chi trả, bồi thường, phê duyệt, ban hành, công bố, thông báo, đăng ký, thống kê, rút kinh, đánh giá, sơ kết, tổng kết,
kiện toàn, sắp xếp, bổ sung, điều chỉnh, sửa đổi, khắc phục, chấn chỉnh, nghiêm túc, quán triệt, phổ biến, học tập, phấn đấu, phòng chống,
ngăn chặn, phát hiện, đấu tranh, ứng phó, khảo sát, nghiên cứu, lựa chọn, xem xét, liên hệ, trao đổi, thống nhất, kết nối, hỗ trợ, huy động,
khuyến khích, thu hút, phát triển, mở rộng, nhân rộng, cải thiện, cải cách, đổi mới, ứng dụng, số hóa, vận hành, khai thác, bảo vệ, chăm sóc,
nạo vét, tu sửa, sửa chữa, duy tu, lắp đặt, di dời, giải tỏa, cưỡng chế, tuần tra, ký kết, gắn với, xác định, chịu trách, có trách, cung cấp,
đề nghị, yêu cầu, hạn chế, chú trọng, chú ý, lưu ý, tuyệt đối, kiên quyết, quyết liệt, nghiêm cấm, chấm dứt, thúc đẩy, củng cố, tinh giản,
luân chuyển, đào tạo, bồi dưỡng, tập huấn, giới thiệu, kết nạp, cam kết, kịp thời, tích cực, trực tiếp, thường xuyên, nhanh chóng, cụ thể,
cụ thể hóa, đưa vào, phân tích, nhận diện, lãnh đạo, tạo điều, nắm chắc, nắm bắt, giữ vững, giữ gìn, làm rõ, lấy ý, góp ý, tiếp thu, giải trình, khởi công,
hoàn trả, quyết toán, thanh toán, tạm ứng, phân cấp, ủy quyền, bổ nhiệm, tuyển dụng, đối thoại, tiếp công, hòa giải, tham gia, cử cán, khôi phục, tái đàn,
tiêm phòng, khoanh vùng, dập dịch, phun khử, gieo trồng, thu hoạch, chuyển đổi, hình thành, thành lập, khen thưởng, kỷ luật, biểu dương, tôn vinh,
trồng rừng, xúc tiến, mời gọi, quy hoạch, giải phóng, bảo trì, kiểm soát, kiểm kê, kiểm đếm, kê khai, cấp phát, cấp giấy, giao đất, cho thuê, chuyển giao,
thí điểm, lồng ghép, tranh thủ, phân loại, phân luồng, phân kỳ, phát động, phát hành, biên soạn, in ấn, lưu trữ, đính chính, trả lời, phúc đáp, phản hồi,
khởi động, ra quân, quyết tâm, siết chặt, thắt chặt, cắt giảm, tiết kiệm, đơn giản, rút ngắn, chuẩn hóa, đồng bộ, liên thông, kết luận, giảm thiểu,
nhắc nhở, phê bình, xử phạt, truy thu, khởi tố, điều tra, truy quét, trấn áp, đảm đương, đảm nhiệm, phụ trách, điều hành, điều tiết, điều động, bám sát, sâu sát,
thành công, tránh để, chống thất, khai giảng, ôn tập, tuyển sinh, dạy học, thăm hỏi, tặng quà, động viên, chia sẻ, trang trí, dọn dẹp, vệ sinh, thu gom, trực ban,
đầu tư, thiết kế, thi công, lập hồ, lập kế, lập danh, xin ý, trình ban, trình chủ, trình thường, bàn bạc, đề ra, tính toán, dự báo, cảnh báo, thu thập, chọn lọc,
tiến hành, nhân cấp, làm việc, định hướng, tìm kiếm, tận dụng, sử dụng, áp dụng, tuân thủ, chấp hành, nhận thức, gương mẫu, nêu gương, sát sao, kiểm điểm, tự phê,
rút ra, loại bỏ, hủy bỏ, bãi bỏ, dừng việc, tạm dừng, đình chỉ, chuyển hồ, gửi báo, gửi về, gửi văn, thu ngân, thu đúng, chi đúng, nhập dữ, nhập liệu, đối chiếu, xác minh,
ghi chép, chụp ảnh, công nhận, xét duyệt, bình xét, hiệp y, tổ rà, trưng bày, giao ban, nộp hồ, ký hợp, ký cam, mua sắm, tiêu hủy, vận chuyển, cắm mốc, đo đạc, chỉnh trang,
chỉnh lý, trồng cây, chăm lo, phòng ngừa, phòng, giữ, xóa bỏ, chú tâm, hết sức, gắn trách, gắn kết, coi trọng, ưu tiên, cho phép, soạn thảo, công chứng, tính đúng, thông tin, kết thúc, thiết lập, có ý kiến, có văn bản, có phương, có giải, có biện, có kế hoạch, tìm hiểu, lắng nghe, đi kiểm, xem lại, rút gọn, tháo dỡ, phục vụ, đón tiếp, ổn định, quyên góp, tổng vệ, đối ứng, túc trực, canh gác, cắm biển, khơi thông, khơi dậy, hưởng ứng, thi đua, đăng tải, trang bị, cải tạo, tu bổ, tôn tạo, ủng hộ, đóng góp, chống hạn, tích trữ, gia hạn, kéo dài, dồn điền, hoàn tất, đạt chuẩn, xong trước, xong trong, định kỳ, tổ chức,
kêu gọi, bình bệnh, đáp ứng, tăng tốc, tăng thời, tăng số, tăng chuyến, tăng ca, tăng giờ, tăng lượng, tăng tần, phản ánh, gặp mặt, gặp gỡ, bắt tay, dự sinh, dự họp, dự giờ, lên ma, lên kế, lên lịch, lên phương, lên danh, làm đầu, làm điểm, treo cờ, treo băng,
thẩm tra, rà lại, sơ tán, trực sẵn, trực cấp, trực chốt, bảo quản, bảo dưỡng, thay thế, dự trù, dự toán kinh, phân cấp, phân giao, phân luồng, chạy thử, chạy theo, hiệp thương, truyền thông, xác nhận, đóng cửa, mở cửa, mở lớp, mở chuyên, mở cống, mở đợt, mở thầu, mở sổ, nâng cấp, nâng tỷ, nâng mức, nâng công, nâng chất, giảm tỷ, giảm số,
hoàn chỉnh, hoàn tất, đề cử, gặp dân, kiểm nghiệm, kiểm tu, nghiêm chỉnh, đốc thúc, thúc giục, thu thập, củng cố, xén chân, vớt bèo, phát quang, phát tờ, phát thẻ, phát phiếu, đưa tin, đưa đón, đưa vào, cử người, nhắc lại, soạn thảo, soạn công, soạn văn, viết báo, viết tin, viết bài, quay phim, dán niêm, dán thông, đặt lịch, đặt biển, gia cố, che chắn, chằng chống, neo đậu, sắp lịch, thăm khám, khám bệnh, khám sàng, hội chẩn, sao gửi, scan hồ, can thiệp, tiếp tay, bao che, sách nhiễu, vòi vĩnh, gây phiền, đi lễ, uống rượu, lợi dụng, che giấu, quét mã, ghi nhật, ghi chép, chấm điểm, chấm công, coi thi, chúc tết, uống rượu, hút thuốc, đánh bài, sử dụng, nhận quà, tặng quà, cho mượn, cho thuê, tuyển chọn, sàng lọc`
  .split(',')
  .map((verb) => verb.trim())
  .filter((verb) => verb.includes(' '));

/** Verbs of one syllable. They count only before another word. */
const SHORT_VERBS =
  'lập, trình, gửi, nộp, thu, chi, đưa, lấy, làm, giao, cử, mời, nêu, xử, tạo, giữ, nắm, coi, gắn, ký, cấp, trả, xin, họp, tính, sớm, mua, đón, tiếp, mở, phủ, dùng, nâng, soạn, treo, dán, phun, sửa, dọn, đo, xét, chọn, tránh, in, rút, chuyển, tu, chốt, dừng, xóa, gỡ, bàn, nhập, bám, thi, xem, chống, ra'.split(
    ', ',
  );

const verbPairs = new PhraseSet(VERBS.map((verb) => verb.split(' ').slice(0, 2).join(' ')));
const shortVerbs = new PhraseSet(SHORT_VERBS);
/** Nouns that start like a verb of one syllable. */
const verbLikeNouns = new PhraseSet(
  'thu nhập, chi bộ, chi cục, chi nhánh, chi phí, chi tiết, chi đoàn, chi hội, chi ủy, cấp ủy, cấp xã, cấp huyện, cấp tỉnh, cấp trên, cấp cơ sở, lập trường, mở đầu, phủ sóng di, tính chất, tính đến, tính mạng, tính năng, giao ban, giao thông, giao lưu, giao dịch, ra đời, bàn ghế, đo đạc'.split(
    ', ',
  ),
);
const FURTHER_WORD = / \p{L}/uy;

/** Returns whether an order verb is at an offset of a text in lower case. */
export function isVerbAt(lower: string, index: number): boolean {
  if (verbPairs.matchEnd(lower, index) > 0) return true;
  if (verbLikeNouns.matchEnd(lower, index) > 0) return false;
  const end = shortVerbs.matchEnd(lower, index);
  return end > 0 && matchAt(FURTHER_WORD, lower, end) !== null;
}

/** Returns whether an order verb of two syllables is at an offset. Verbs of one syllable are too often parts of names. */
export const isLongVerbAt = (lower: string, index: number): boolean => verbPairs.matchEnd(lower, index) > 0;

/** Words for a duty: "cần", "phải", "chịu trách nhiệm". */
const DUTY =
  /(?:cần|phải|nên|hãy|có trách nhiệm|chịu trách nhiệm|chịu trách|được giao|được phân công|có nhiệm vụ|là (?:cơ quan |đơn vị )?(?:chủ trì|đầu mối|thường trực|cơ quan|đơn vị)|sớm|không được|không để|tuyệt đối|kiên quyết|nghiêm túc|nhất là phải|ngay|tự(?= (?!quản|vệ|do|nguyện|trị)))(?![\p{L}\p{N}])/uy;

/** Returns whether a predicate is at an offset, so that the words before it are an addressee. */
export const isPredicateAt = (lower: string, index: number): boolean =>
  matchAt(DUTY, lower, index) !== null || isVerbAt(lower, index) || isProhibitionAt(lower, index);

const NOT_A_PROHIBITION =
  /không (?:hoàn thành|thực hiện|báo cáo|gửi|nộp|đạt|đáp ứng|đồng ý|thống nhất|chấp hành|phối hợp|phát hiện)/uy;

/** Returns whether a prohibition is at an offset: "không uống rượu". */
const isProhibitionAt = (lower: string, index: number): boolean =>
  lower.startsWith('không ', index) &&
  isVerbAt(lower, index + 'không '.length) &&
  !matchAt(NOT_A_PROHIBITION, lower, index);
