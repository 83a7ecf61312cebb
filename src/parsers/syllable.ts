/**
 * Tests whether a word can be Vietnamese.
 *
 * The right encoding of a text is the one that gives Vietnamese syllables. Every Vietnamese word is an onset, a rhyme from a
 * short list, and at most one tone. Before a stop only the tones sắc and nặng occur.
 */

const ONSET = '(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?';

/** Rhymes that end in a vowel, a glide or a nasal, and rhymes that end in a stop, without their tones. */
const OPEN_RHYMES =
  'a|ai|am|an|ang|anh|ao|au|ay|ăm|ăn|ăng|âm|ân|âng|âu|ây|e|em|en|eng|eo|ê|êm|ên|êng|ênh|êu|i|ia|iê|iêm|' +
  'iên|iêng|iêu|im|in|inh|iu|o|oa|oai|oam|oan|oang|oanh|oao|oay|oăm|oăn|oăng|oe|oen|oeng|oeo|oi|om|on|' +
  'ong|oong|ô|ôi|ôm|ôn|ông|ơ|ơi|ơm|ơn|u|ua|uai|uan|uang|uanh|uao|uau|uay|uăn|uăng|uâm|uân|uâng|uâu|uây|' +
  'ue|uen|ueo|uê|uênh|ui|um|un|ung|uôi|uôm|uôn|uông|uơ|uơi|uy|uya|uyên|uyn|uynh|uyu|ư|ưa|ưi|ưm|ưn|ưng|' +
  'ươi|ươm|ươn|ương|ươu|ưu|y|yêm|yên|yêng|yêu|ym|yn|ynh';
const STOPPED_RHYMES =
  'ac|ach|ap|at|ăc|ăp|ăt|âc|âp|ât|ec|ep|et|êch|êp|êt|ich|iêc|iêp|iêt|ip|it|oac|oach|oap|oat|oăc|oăt|oc|' +
  'oet|ooc|op|ot|ôc|ôp|ôt|ơp|ơt|uac|uach|uap|uat|uăc|uăt|uât|uc|uet|uêch|uôc|uôt|up|ut|uych|uyêt|uyt|' +
  'ưc|ươc|ươp|ươt|ưp|ưt|ych|yêt|yt';

const OPEN_SYLLABLE = new RegExp(`^${ONSET}(?:${OPEN_RHYMES})$`);
const STOPPED_SYLLABLE = new RegExp(`^${ONSET}(?:${STOPPED_RHYMES})$`);

/** Grave, acute, tilde, hook and dot below: huyền, sắc, ngã, hỏi, nặng. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SHARP_OR_HEAVY = /[\u0301\u0323]/;

function matchesSyllable(word: string): boolean {
  const decomposed = word.normalize('NFD').toLowerCase();
  const tones = decomposed.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const bare = decomposed.replace(TONES, '').normalize('NFC');
  if (OPEN_SYLLABLE.test(bare)) return true;
  return SHARP_OR_HEAVY.test(tones[0] ?? '') && STOPPED_SYLLABLE.test(bare);
}

/** The maximum length of a syllable: "nghiêng" with its marks decomposed, and a reserve. */
const MAX_SYLLABLE_LENGTH = 12;

/** The results for words tested before. A text of any length has only a few thousand different words. */
const syllableCache = new Map<string, boolean>();
const MAX_CACHE_SIZE = 20_000;

/** Returns whether a word is a Vietnamese syllable. The word may be composed or decomposed, in any case. */
export function isSyllable(word: string): boolean {
  if (word.length > MAX_SYLLABLE_LENGTH) return false;
  const cached = syllableCache.get(word);
  if (cached !== undefined) return cached;
  if (syllableCache.size >= MAX_CACHE_SIZE) syllableCache.clear();
  const matches = matchesSyllable(word);
  syllableCache.set(word, matches);
  return matches;
}
