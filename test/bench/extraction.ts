import { readFileSync } from 'node:fs';
import { extract } from '../../src/extraction/extract.ts';
import { CORPUS_FOLDER, readCorpus } from '../extraction/evaluation/expected-extraction.ts';
import { measureCpuTimeMs } from '../support/cpu-time.ts';

const ROUNDS = 5;
const BRIEFING_URL = new URL('../../seeds/bac-kan-2017-02/bac-kan-2017-02.txt', import.meta.url);
const briefing = readFileSync(BRIEFING_URL, 'utf8');
const clause =
  'Giao Phòng Nội vụ chủ trì, phối hợp với Công an huyện rà soát hồ sơ, báo cáo trước ngày 15/3/2017.';

/** The texts of each measurement. */
const WORKLOADS: readonly (readonly [about: string, texts: readonly string[]])[] = [
  ['the briefing of February 2017, 400 times', Array(400).fill(briefing)],
  [
    'every text of the corpus, 8 times',
    Array(8)
      .fill(readCorpus(CORPUS_FOLDER).map(({ text }) => text))
      .flat(),
  ],
  [
    'one notice of ten thousand clauses',
    [
      `Chủ tịch UBND huyện kết luận như sau:\n${Array.from({ length: 10_000 }, (_, index) => `${index + 1}. ${clause}`).join('\n')}`,
    ],
  ],
  [
    'a report of 1 MB in which nobody concludes',
    [
      `${'Trong tháng, cấp ủy, chính quyền các cấp đã tích cực lãnh đạo, chỉ đạo; thu ngân sách đạt 28% kế hoạch. '.repeat(50)}\n`.repeat(
        200,
      ),
    ],
  ],
];

/** Returns the megabytes (UTF-8) per second of CPU time, the best of some rounds after one to warm up. */
function measureSpeed(texts: readonly string[]): { megabytes: number; perSecond: number } {
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1_000_000;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= ROUNDS; round++) {
    const cpuTimeMs = measureCpuTimeMs(() => {
      for (const text of texts) extract(text);
    });
    if (round > 0) best = Math.min(best, cpuTimeMs);
  }
  return { megabytes, perSecond: megabytes / (best / 1000) };
}

for (const [about, texts] of WORKLOADS) {
  const { megabytes, perSecond } = measureSpeed(texts);
  console.log(`${perSecond.toFixed(2).padStart(7)} MB/s  ${about} (${megabytes.toFixed(2)} MB)`);
}
