import { isWordUnit } from '../text/phrases.ts';

const PLACE =
  /(?<kind>xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh|quận|đặc khu|thôn|bản|xóm|tổ dân phố|tổ|khu phố|ấp|khu công nghiệp|cụm công nghiệp|hồ|cầu|suối|sông|chợ|đường|quốc lộ|tỉnh lộ|Quốc lộ|Tỉnh lộ|Khu công nghiệp|Cụm công nghiệp) (?<name>(?:số )?(?:\p{Lu}[\p{L}\p{N}]*(?:[ -]\p{Lu}[\p{L}\p{N}]*){0,4}|\d{1,3}[A-Z]?(?![\p{N}/.,%])))(?![\p{L}\p{N}])/gu;
/** Words before a place that make it the end of the name of a unit. */
const OF_UNIT =
  /(?:UBND|HĐND|Công an|công an|Đảng ủy|đảng ủy|nhân dân|Chi bộ|MTTQ|Việt Nam|Quân sự|CHQS|Đảng bộ|Bí thư|Chủ tịch|Hội Nông dân|Phụ nữ|Trạm Y tế|Thanh tra|Văn phòng) $/u;
const SHARED_HEAD =
  /(?<![\p{L}\p{N}])(?:các|hai) (?<kind>xã|phường|huyện|thôn|bản|tỉnh|tuyến đường|thị trấn):? (?<names>\p{Lu}[\p{L}]*(?: \p{Lu}[\p{L}]*){0,3}(?:(?:, | và )\p{Lu}[\p{L}]*(?: \p{Lu}[\p{L}]*){0,3}){1,12})(?![\p{L}])/gu;

/** Returns the places that a clause names, such as "xã Nông Thượng". It leaves out places that only end the name of a unit. */
export function findPlaces(text: string): string[] {
  const places = new Set<string>();
  for (const { groups, index } of text.matchAll(PLACE))
    if (!isWordUnit(text.charCodeAt(index - 1)) && !OF_UNIT.test(text.slice(Math.max(0, index - 12), index)))
      places.add(`${groups?.kind} ${groups?.name}`);
  if (/(?:các|hai) (?:xã|phường|huyện|thôn|bản|tỉnh|tuyến|thị trấn):? \p{Lu}/u.test(text))
    for (const { groups } of text.matchAll(SHARED_HEAD))
      for (const name of groups?.names?.split(/, | và /u) ?? []) places.add(`${groups?.kind} ${name}`);
  return [...places];
}
