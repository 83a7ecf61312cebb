import type { EntityManager } from '@mikro-orm/core';
import type { Directive } from '../../src/entities/directives/directive.entity.ts';
import { Evidence, ProgressReport } from '../../src/entities/directives/progress-report.entity.ts';
import type { Organization } from '../../src/entities/units/organization.entity.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import { sha256Of } from '../../src/shared/sha256.ts';
import { demoId, nextWorkday } from './calendar.ts';
import type { DirectiveTimeline } from './directive-timeline.ts';
import type { Order } from './orders.ts';
import type { Random } from './random.ts';

interface ReportContext {
  readonly order: Order;
  readonly directive: Directive;
  readonly timeline: DirectiveTimeline;
  readonly organization: Organization;
  readonly today: Day;
  readonly chance: Random;
}

interface PlannedReport {
  readonly on: Day;
  readonly summary: string;
  readonly percent: number | null;
  readonly obstacles: string | null;
  readonly isCompletionReport: boolean;
}

const initialClaims = [
  'Đã ban hành kế hoạch, phân công cụ thể từng bộ phận và cán bộ phụ trách.',
  'Đã họp liên ngành, thống nhất lộ trình và phương pháp thực hiện.',
  'Đã có văn bản hướng dẫn gửi các xã, phường; đang tổng hợp số liệu ban đầu.',
  'Đã khảo sát thực tế, hoàn thiện danh sách cần xử lý.',
];

const finalClaims = [
  'Đã hoàn thành toàn bộ nội dung được giao; hồ sơ gửi kèm.',
  'Đã thực hiện xong, đề nghị Thường trực Thành ủy cho kết thúc theo dõi.',
  'Đã hoàn thành và bàn giao kết quả cho các đơn vị liên quan quản lý.',
];

/** Creates an interim report: the first one says how the work is organized, later ones say how much is done. */
function createInterimReport(on: Day, index: number, { order, chance }: ReportContext): PlannedReport {
  const obstacles = chance.percent(30) ? order.theme.obstacle : null;
  if (index === 0)
    return {
      on,
      summary: chance.pick(initialClaims),
      percent: chance.pick([5, 10, 15]),
      obstacles,
      isCompletionReport: false,
    };
  const { measure } = order.theme;
  if (order.kind === 'CONTINUOUS') {
    const summary = `Trong kỳ đã xử lý thêm ${chance.between(3, 60)} ${measure}; tiếp tục duy trì thường xuyên.`;
    return { on, summary, percent: null, obstacles, isCompletionReport: false };
  }
  const percent = Math.min(90, 15 + index * 15 + chance.between(0, 2) * 5);
  const all = chance.between(20, 180);
  const summary = `Lũy kế đã xử lý ${Math.round((all * percent) / 100)}/${all} ${measure}, đạt khoảng ${percent}% khối lượng.`;
  return { on, summary, percent, obstacles, isCompletionReport: false };
}

/**
 * Plans the reports until today.
 *
 * One of five units sends no report before completion; of the directives that are stuck, every second one.
 */
function planReports(context: ReportContext): PlannedReport[] {
  const { timeline, order, today, chance } = context;
  const since = timeline.changes.find(({ to }) => to === 'IN_PROGRESS')?.on;
  if (!since) return [];
  const isStuck = order.kind === 'TASK' && !order.outcome.steps.includes('REPORTED_DONE');
  const isSilent = chance.percent(isStuck ? 50 : 20);
  const until = timeline.changes.find(({ to, on }) => on > since && to !== 'IN_PROGRESS')?.on ?? today;
  const reports: PlannedReport[] = [];
  for (let on = since, index = 0; !isSilent; index++) {
    on = nextWorkday(addDays(on, chance.between(16, 34)));
    if (on >= until || (isStuck && index > 3)) break;
    reports.push(createInterimReport(on, index, context));
  }
  for (const { to, on } of timeline.changes)
    if (to === 'REPORTED_DONE')
      reports.push({
        on,
        summary: chance.pick(finalClaims),
        percent: 100,
        obstacles: null,
        isCompletionReport: true,
      });
  return reports;
}

function insertEvidence(
  em: EntityManager,
  report: ProgressReport,
  { code, index }: { readonly code: string; readonly index: number },
  chance: Random,
) {
  const [ending, mediaType] = chance.pick([
    ['pdf', 'application/pdf'],
    ['pdf', 'application/pdf'],
    ['jpg', 'image/jpeg'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ] as const);
  const fileName = `${code.replaceAll('/', '-')}-minh-chung-${index + 1}.${ending}`;
  em.create(Evidence, {
    id: demoId(Evidence, report.submittedOn as Day, `${code}/${index}`),
    report,
    fileName,
    mediaType,
    sizeBytes: chance.between(18_000, 2_400_000),
    sha256: sha256Of(`${fileName}\n${report.summary}`),
  });
}

/** Inserts the reports of a unit until today, and the draft that it may be writing. */
export function insertReports(em: EntityManager, context: ReportContext): void {
  const { directive, organization, timeline, today, chance } = context;
  const reports = planReports(context);
  reports.forEach(({ on, ...content }, index) => {
    const report = em.create(ProgressReport, {
      id: demoId(ProgressReport, on, `${directive.code}/${index}`),
      directive,
      organization,
      state: 'SUBMITTED',
      submittedOn: on,
      period: on.slice(0, 7),
      ...content,
    });
    if (content.isCompletionReport || chance.percent(25))
      insertEvidence(em, report, { code: directive.code, index }, chance);
  });
  if (timeline.status !== 'IN_PROGRESS' || !chance.percent(25)) return;
  const { on: _, ...content } = createInterimReport(today, reports.length, context);
  em.create(ProgressReport, {
    id: demoId(ProgressReport, today, `${directive.code}/draft`),
    directive,
    organization,
    state: 'DRAFT',
    period: today.slice(0, 7),
    ...content,
  });
}
