import type { Topic } from '../../src/entities/conclusions/topic.entity.ts';
import type { Deadline } from '../../src/entities/directives/deadline.ts';
import type { Directive } from '../../src/entities/directives/directive.entity.ts';
import type { DirectiveKind } from '../../src/entities/directives/directive-enums.ts';
import type { RelationKind } from '../../src/entities/directives/directive-relation.entity.ts';
import type { Group } from '../../src/entities/units/group.entity.ts';
import type { Person } from '../../src/entities/units/person.entity.ts';
import type { Day } from '../../src/shared/day.ts';
import { type PhrasedDeadline, randomDeadline } from './deadlines.ts';
import type { DirectiveTimeline } from './directive-timeline.ts';
import { type Outcome, outcomeAt } from './outcomes.ts';
import type { DemoGroups, DemoPeople } from './people.ts';
import type { Random } from './random.ts';
import type { Theme } from './theme.ts';
import { templatesForMonth } from './themes.ts';
import { type DemoUnit, type DemoUnits, existsOn } from './units.ts';

/** The units, people, groups and topics of the fictional body. */
export interface Participants {
  readonly units: DemoUnits;
  readonly people: DemoPeople;
  readonly groups: DemoGroups;
  readonly topics: ReadonlyMap<Theme, Topic>;
}

/** An order as it was given, before its simulation. */
export interface Order {
  readonly number: number;
  readonly theme: Theme;
  /** The template of the theme. */
  readonly template: string;
  readonly task: string;
  /** The clause in the words of the chair. It is the verbatim text of the directive. */
  readonly text: string;
  readonly kind: DirectiveKind;
  readonly phrasedDeadline: PhrasedDeadline;
  readonly outcome: Outcome;
  readonly urgent: boolean;
  readonly places: readonly string[];
  readonly leads: readonly DemoUnit[];
  readonly helpers: readonly DemoUnit[];
  readonly monitor: DemoUnit | null;
  readonly group: Group | null;
  /** True if the clause names nobody and the group is in the introduction of the list. */
  readonly inheritsGroup: boolean;
  readonly person: Person | null;
  /** The relation to an order of the previous briefing. */
  readonly relation: { readonly kind: RelationKind; readonly to: IssuedOrder } | null;
}

/** An inserted order with its history. */
export interface IssuedOrder {
  readonly order: Order;
  readonly directive: Directive;
  readonly timeline: DirectiveTimeline;
  /** Returns the deadline in force on a day, with the extensions granted until then. */
  deadlineOn(on: Day): Deadline;
  /** The document of the order, as later documents cite it. */
  readonly citation: string;
}

/** The input of an order. */
export interface OrderContext {
  readonly participants: Participants;
  readonly theme: Theme;
  readonly on: Day;
  readonly number: number;
  /** From 0 to 99. It distributes the outcomes evenly over a hundred orders. */
  readonly slot: number;
  readonly chance: Random;
  readonly relation?: Order['relation'];
  readonly isProhibition?: boolean;
  /** The templates that this document has already used. */
  readonly usedTemplates: Set<string>;
}

/** The slot of an order without a deadline. */
const NO_DEADLINE_SLOT = 93;

/** Up to this slot deadlines are a day or a month. Such deadlines suit an order that follows from an earlier one. */
const LAST_PLAIN_SLOT = 42;

const joinNames = (units: readonly DemoUnit[]) => units.map(({ spokenName }) => spokenName).join(', ');

type Addressees = Pick<Order, 'leads' | 'helpers' | 'group' | 'inheritsGroup' | 'person'> & {
  readonly opening: string;
};

/** Chooses the addressees of an order and the start of its clause. */
function chooseAddressees({ participants, theme, on, chance, relation }: OrderContext): Addressees {
  const existingUnits = (names: readonly string[]) =>
    names.map((name) => participants.units.getByName(name)).filter((unit) => existsOn(unit, on));
  const nobody = { leads: [], helpers: [], group: null, inheritsGroup: false, person: null };
  const roll = relation ? 99 : chance.between(0, 99);
  if (roll < 6) return { ...nobody, group: participants.groups.everybody, inheritsGroup: true, opening: '' };
  if (roll < 14) {
    const { localities, departments } = participants.groups;
    const group = chance.percent(65) ? localities : departments;
    return { ...nobody, group, opening: `yêu cầu ${group.name} ` };
  }
  if (roll < 18) {
    const { person, title } = chance.pick(participants.people.namedAddressees);
    const opening = `phân công đồng chí ${person.fullName}, ${title}, trực tiếp chỉ đạo `;
    return { ...nobody, person, opening };
  }
  const leads = chance.sample(roll < 34 ? 2 : 1, existingUnits(theme.leads));
  const others = existingUnits(theme.helpers).filter((unit) => !leads.includes(unit));
  const helpers = chance.sample(chance.pick([0, 0, 1, 1, 2]), others);
  const verb = leads.some(({ organization }) => organization.kind === 'MASS_ORGANIZATION')
    ? 'đề nghị'
    : chance.pick(['giao', 'giao', 'yêu cầu']);
  const opening = helpers.length
    ? `${verb} ${joinNames(leads)} chủ trì, phối hợp với ${joinNames(helpers)} `
    : `${verb} ${joinNames(leads)} `;
  return { ...nobody, leads, helpers, opening };
}

/** Phrases the task, with its relation to an earlier order. */
function phraseTask(task: string, relation: Order['relation'], prohibition: string | null): string {
  if (prohibition) return `tuyệt đối ${prohibition}`;
  const source = relation?.to.citation;
  switch (relation?.kind) {
    case 'REPEATS':
      return `tiếp tục ${task} như đã chỉ đạo tại ${source}`;
    case 'SUPERSEDES':
      return `xây dựng phương án mới để ${task}, thay thế nhiệm vụ đã giao tại ${source}`;
    case 'AMENDS':
      return `điều chỉnh phạm vi, đối tượng khi ${task} đã giao tại ${source}`;
    case 'REVOKES':
      return `dừng thực hiện nhiệm vụ "${task}" đã giao tại ${source}`;
    case 'PART_OF':
      return `phân công cán bộ phụ trách, lập tiến độ hằng tuần để ${task} theo ${source}`;
    default:
      return task;
  }
}

/** Creates one order. */
export function createOrder(context: OrderContext): Order {
  const {
    participants,
    theme,
    on,
    number,
    slot,
    chance,
    relation = null,
    isProhibition = false,
    usedTemplates,
  } = context;
  const { opening, ...addressees } = chooseAddressees(context);
  const where = chance.pick(
    participants.units.all.filter((unit) => unit.organization.kind === 'COMMUNE' && existsOn(unit, on)),
  ).spokenName;
  const templates = templatesForMonth(theme, Number(on.slice(5, 7)));
  const unusedTemplates = templates.filter((template) => !usedTemplates.has(template));
  const chosenTemplate =
    relation?.to.order.template ?? chance.pick(unusedTemplates.length ? unusedTemplates : templates);
  if (!isProhibition) usedTemplates.add(chosenTemplate);
  const task = relation?.to.order.task ?? chosenTemplate.replace('{place}', where);
  const deadlineSlot = isProhibition ? NO_DEADLINE_SLOT : chance.between(0, relation ? LAST_PLAIN_SLOT : 99);
  const phrasedDeadline = randomDeadline(on, deadlineSlot, chance);
  const urgent = !isProhibition && !relation && chance.percent(9);
  const office = participants.units.getByName('Văn phòng Thành ủy');
  const isFree = ![...addressees.leads, ...addressees.helpers].includes(office);
  const monitor = isFree && !isProhibition && chance.percent(22) ? office : null;
  const taskPhrase = phraseTask(task, relation, isProhibition ? theme.prohibition : null);
  // Avoids the repetition "complete … , complete by …".
  const until = taskPhrase.startsWith('hoàn thành ')
    ? phrasedDeadline.phrase.replace(/^, hoàn thành /, ', xong ')
    : phrasedDeadline.phrase;
  const following = monitor ? `, ${office.spokenName} theo dõi, đôn đốc` : '';
  const kind: DirectiveKind = isProhibition
    ? 'STANDING_RULE'
    : ['ONGOING', 'RECURRING'].includes(phrasedDeadline.deadline.kind)
      ? 'CONTINUOUS'
      : 'TASK';
  return {
    number,
    theme,
    template: chosenTemplate,
    task,
    text: `${opening}${urgent ? 'khẩn trương ' : ''}${taskPhrase}${until}${following}`,
    kind,
    phrasedDeadline,
    outcome: relation?.kind === 'REVOKES' ? outcomeAt(kind, 0) : outcomeAt(kind, slot),
    urgent,
    places: relation ? [...relation.to.order.places] : chosenTemplate.includes('{place}') ? [where] : [],
    ...addressees,
    monitor,
    relation,
  };
}
