/**
 * Whether a word could be Vietnamese.
 *
 * Of the encodings in which a text may have been written, the right one is the one that makes syllables of it: every word of
 * Vietnamese is an onset, a rhyme of a short list, and at most one tone; before a stop only the tones sắc and nặng occur.
 */

const ONSET = '(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?';

/** Rhymes that end in a vowel, a glide or a nasal, and those that end in a stop, without their tones. */
const OPEN =
  'a|ai|ao|au|ay|am|an|ang|anh|ăm|ăn|ăng|âm|ân|âng|âu|ây|e|em|en|eng|eo|ê|êm|ên|ênh|êu|i|ia|im|in|inh|iu|iêm|iên|iêng|iêu|' +
  'o|oa|oai|oam|oan|oang|oanh|oao|oay|oăm|oăn|oăng|oe|oen|oeo|oi|om|on|ong|oong|ô|ôi|ôm|ôn|ông|ơ|ơi|ơm|ơn|u|ua|uân|uâng|uây|' +
  'uê|uênh|ui|um|un|ung|uôi|uôm|uôn|uông|uơ|uy|uya|uyên|uynh|uyu|ư|ưa|ưi|ưm|ưn|ưng|ưu|ươi|ươm|ươn|ương|ươu|y|ym|yn|ynh|yêm|yên|yêng|yêu|iê|uyn|oeng|ue|uơi|uau|uai|uan|uang|uanh|uao|uay|uăn|uăng|ueo|uen|uâu|uâm|ên|êng';
const STOPPED =
  'ac|ach|ap|at|ăc|ăp|ăt|âc|âp|ât|ec|ep|et|êch|êp|êt|ich|ip|it|iêc|iêp|iêt|oac|oach|oap|oat|oăc|oăt|oet|oc|ooc|op|ot|ôc|ôp|ôt|ơp|ơt|' +
  'uât|uêch|uc|up|ut|uôc|uôt|uych|uyt|uyêt|ưc|ưt|ươc|ươp|ươt|yt|yêt|uac|uach|uap|uat|uăc|uăt|uet|ych|ưp';

const ANY_TONE = new RegExp(`^${ONSET}(?:${OPEN})$`);
const BEFORE_A_STOP = new RegExp(`^${ONSET}(?:${STOPPED})$`);

/** Grave, acute, tilde, hook and dot below: huyền, sắc, ngã, hỏi, nặng. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SHARP_OR_HEAVY = /[\u0301\u0323]/;

/** Whether a word, composed or not, in whatever case, is a syllable as Vietnamese has them. */
export function isSyllable(word: string): boolean {
  const apart = word.normalize('NFD').toLowerCase();
  const tones = apart.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const bare = apart.replace(TONES, '').normalize('NFC');
  if (ANY_TONE.test(bare)) return true;
  return SHARP_OR_HEAVY.test(tones[0] ?? '') && BEFORE_A_STOP.test(bare);
}
