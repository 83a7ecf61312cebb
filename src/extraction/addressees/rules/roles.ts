import { type AddresseeList, parseAddressees } from '../parse-addressees.ts';
import type { AddresseeMatch, ClauseText } from './addressee-rule.ts';

/** The words after a name whose bearer monitors the work and does not do it. */
export const MONITOR_PHRASE =
  /^(?:,? ?(?:là |làm )?(?:cơ quan |đơn vị )?đầu mối,? (?=tổng hợp)tổng hợp|,? ?(?:có trách nhiệm|chịu trách nhiệm|được giao|chủ trì|là (?:cơ quan )?đầu mối|là đầu mối|giúp [^,.;]{3,40}|làm đầu mối|thường xuyên|trực tiếp)?,? ?(?:(?:theo dõi|kiểm tra|giám sát|hướng dẫn|tổng hợp|nắm)(?:, | và ))?(?:đôn đốc|theo dõi(?:, | và )(?:đôn đốc|kiểm tra|giám sát)|theo dõi(?= việc|,? tổng hợp| các nội dung| tiến độ| tình hình thực hiện| kết quả)|giám sát(?:, | và )đôn đốc|giám sát(?= việc)|kiểm tra, đôn đốc|kiểm tra, giám sát(?= việc))(?:(?:, | và )(?:kiểm tra|giám sát|tổng hợp|nhắc nhở|báo cáo|đánh giá|hướng dẫn|đôn đốc))*(?=[,.;]|$| (?:việc|thực hiện|triển khai|tiến độ|kết quả|tình hình|các (?:bộ|ban|đơn vị|cơ quan|địa phương|nội dung|nhiệm vụ|xã|phường|phòng|sở|huyện|ngành)|nội dung|nhiệm vụ|báo cáo|tổng hợp|và |chung)))(?![\p{L}])/u;

/** Assigns the role MONITOR to the addressees if the words after them say so, and LEAD otherwise. */
export const assignRole = (found: AddresseeList, clause: ClauseText): AddresseeMatch[] => {
  const role = MONITOR_PHRASE.test(clause.lower.slice(skipPartners(clause, found.end)).slice(0, 90))
    ? 'MONITOR'
    : 'LEAD';
  return found.entities.map((named) => ({ ...named, role }));
};

const PARTNERS = /^,? (?:chủ trì,? )?phối hợp(?: chặt chẽ)? (?:với|cùng(?: với)?) /u;

/**
 * Returns the offset after "phối hợp với Văn phòng" if coordinators are between a lead and its predicate. Returns `index`
 * otherwise.
 */
function skipPartners({ text, lower }: ClauseText, index: number): number {
  const partners = PARTNERS.exec(lower.slice(index, index + 60));
  if (!partners) return index;
  return parseAddressees(text, lower, index + partners[0].length)?.end ?? index;
}
