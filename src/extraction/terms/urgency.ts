const URGENT =
  /(?<![\p{L}\p{N}])(?:ngay(?! (?:cả|trên|tại|thẳng|từ khi))|khẩn trương|sớm|kịp thời|cấp bách|khẩn cấp|gấp|nhanh chóng|không chậm trễ|trong thời gian (?:sớm|ngắn|nhanh) nhất)(?![\p{L}\p{N}])/u;

const HINT = /ngay|khẩn|sớm|kịp thời|cấp bách|gấp|nhanh|chậm trễ|nhất/u;

/** Returns whether a clause in lower case is urgent: "ngay", "khẩn trương", "sớm". Urgency is not a deadline. */
export const isUrgent = (lower: string): boolean => HINT.test(lower) && URGENT.test(lower);
