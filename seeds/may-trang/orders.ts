import type { Topic } from '../../src/entities/conclusions/topic.entity.ts';
import type { Deadline } from '../../src/entities/directives/deadline.ts';
import type { Directive } from '../../src/entities/directives/directive.entity.ts';
import type { DirectiveKind } from '../../src/entities/directives/directive-enums.ts';
import type { RelationKind } from '../../src/entities/directives/transition.entity.ts';
import type { Group } from '../../src/entities/units/group.entity.ts';
import type { Person } from '../../src/entities/units/person.entity.ts';
import type { Day } from '../../src/shared/day.ts';
import { type SpokenDeadline, speakDeadline } from './deadlines.ts';
import type { Course } from './directive-timeline.ts';
import { type Fate, fateAt } from './outcomes.ts';
import type { Groups, People } from './people.ts';
import type { Chance } from './random.ts';
import type { Theme } from './theme.ts';
import { mattersIn } from './themes.ts';
import { existsOn, type Unit, type Units } from './units.ts';

/** Who and what the fictional body consists of. */
export interface Cast {
  readonly units: Units;
  readonly people: People;
  readonly groups: Groups;
  readonly topics: ReadonlyMap<Theme, Topic>;
}

/** An order as it was given, before anything became of it. */
export interface Order {
  readonly number: number;
  readonly theme: Theme;
  /** The matter of the theme it was made of; `what` names the place. */
  readonly matter: string;
  readonly what: string;
  /** The clause in the words of the chair: the verbatim text of the directive. */
  readonly text: string;
  readonly kind: DirectiveKind;
  readonly spoken: SpokenDeadline;
  readonly fate: Fate;
  readonly urgent: boolean;
  readonly places: readonly string[];
  readonly leads: readonly Unit[];
  readonly helpers: readonly Unit[];
  readonly monitor: Unit | null;
  readonly group: Group | null;
  /** The clause names nobody: the group stands in the opening of the list. */
  readonly inherits: boolean;
  readonly person: Person | null;
  /** What it is to an order of the briefing before. */
  readonly relation: { readonly kind: RelationKind; readonly to: Issued } | null;
}

/** An order that was entered, with what became of it. */
export interface Issued {
  readonly order: Order;
  readonly directive: Directive;
  readonly course: Course;
  /** The deadline in force on a day, after what was granted until then. */
  deadlineOn(on: Day): Deadline;
  /** The document it stands in, as later ones cite it. */
  readonly source: string;
}

/** What is known before an order is spoken. */
export interface Occasion {
  readonly cast: Cast;
  readonly theme: Theme;
  readonly on: Day;
  readonly number: number;
  /** From 0 to 99: deals fates evenly over a hundred orders. */
  readonly place: number;
  readonly chance: Chance;
  readonly relation?: Order['relation'];
  readonly prohibits?: boolean;
  /** What this document ordered already. */
  readonly taken: Set<string>;
}

/** The place at which a deadline is dealt that the chair does not name. */
const UNNAMED = 93;

/** Up to this place deadlines are a day or a month, which suits what follows from an earlier order. */
const PLAIN = 42;

const naming = (units: readonly Unit[]) => units.map(({ spoken }) => spoken).join(', ');

type Addressees = Pick<Order, 'leads' | 'helpers' | 'group' | 'inherits' | 'person'> & {
  readonly opening: string;
};

/** Whom an order goes to, and how the clause begins. */
function address({ cast, theme, on, chance, relation }: Occasion): Addressees {
  const alive = (names: readonly string[]) =>
    names.map((name) => cast.units.called(name)).filter((unit) => existsOn(unit, on));
  const nobody = { leads: [], helpers: [], group: null, inherits: false, person: null };
  const way = relation ? 99 : chance.between(0, 99);
  if (way < 6) return { ...nobody, group: cast.groups.everybody, inherits: true, opening: '' };
  if (way < 14) {
    const { localities, departments } = cast.groups;
    const group = chance.percent(65) ? localities : departments;
    return { ...nobody, group, opening: `yêu cầu ${group.name} ` };
  }
  if (way < 18) {
    const { person, title } = chance.pick(cast.people.charged);
    const opening = `phân công đồng chí ${person.fullName}, ${title}, trực tiếp chỉ đạo `;
    return { ...nobody, person, opening };
  }
  const leads = chance.some(way < 34 ? 2 : 1, alive(theme.leads));
  const others = alive(theme.helpers).filter((unit) => !leads.includes(unit));
  const helpers = chance.some(chance.pick([0, 0, 1, 1, 2]), others);
  const verb = leads.some(({ organization }) => organization.kind === 'MASS_ORGANIZATION')
    ? 'đề nghị'
    : chance.pick(['giao', 'giao', 'yêu cầu']);
  const opening = helpers.length
    ? `${verb} ${naming(leads)} chủ trì, phối hợp với ${naming(helpers)} `
    : `${verb} ${naming(leads)} `;
  return { ...nobody, leads, helpers, opening };
}

/** What is to be done, as seen from an earlier order it has to do with. */
function matterOf(what: string, relation: Order['relation'], prohibition: string | null): string {
  if (prohibition) return `tuyệt đối ${prohibition}`;
  const source = relation?.to.source;
  switch (relation?.kind) {
    case 'REPEATS':
      return `tiếp tục ${what} như đã chỉ đạo tại ${source}`;
    case 'SUPERSEDES':
      return `xây dựng phương án mới để ${what}, thay thế nhiệm vụ đã giao tại ${source}`;
    case 'AMENDS':
      return `điều chỉnh phạm vi, đối tượng khi ${what} đã giao tại ${source}`;
    case 'REVOKES':
      return `dừng thực hiện nhiệm vụ "${what}" đã giao tại ${source}`;
    case 'PART_OF':
      return `phân công cán bộ phụ trách, lập tiến độ hằng tuần để ${what} theo ${source}`;
    default:
      return what;
  }
}

/** Speaks one order. */
export function orderOf(occasion: Occasion): Order {
  const { cast, theme, on, number, place, chance, relation = null, prohibits = false, taken } = occasion;
  const { opening, ...addressees } = address(occasion);
  const where = chance.pick(
    cast.units.all.filter((unit) => unit.organization.kind === 'COMMUNE' && existsOn(unit, on)),
  ).spoken;
  const matters = mattersIn(theme, Number(on.slice(5, 7)));
  const untaken = matters.filter((matter) => !taken.has(matter));
  const said = relation?.to.order.matter ?? chance.pick(untaken.length ? untaken : matters);
  if (!prohibits) taken.add(said);
  const what = relation?.to.order.what ?? said.replace('{place}', where);
  const dealt = prohibits ? UNNAMED : chance.between(0, relation ? PLAIN : 99);
  const spoken = speakDeadline(on, dealt, chance);
  const urgent = !prohibits && !relation && chance.percent(9);
  const office = cast.units.called('Văn phòng Thành ủy');
  const isFree = ![...addressees.leads, ...addressees.helpers].includes(office);
  const monitor = isFree && !prohibits && chance.percent(22) ? office : null;
  const matter = matterOf(what, relation, prohibits ? theme.prohibition : null);
  // Nobody says "complete … , complete by …".
  const until = matter.startsWith('hoàn thành ')
    ? spoken.phrase.replace(/^, hoàn thành /, ', xong ')
    : spoken.phrase;
  const following = monitor ? `, ${office.spoken} theo dõi, đôn đốc` : '';
  const kind: DirectiveKind = prohibits
    ? 'STANDING_RULE'
    : ['ONGOING', 'RECURRING'].includes(spoken.deadline.kind)
      ? 'CONTINUOUS'
      : 'TASK';
  return {
    number,
    theme,
    matter: said,
    what,
    text: `${opening}${urgent ? 'khẩn trương ' : ''}${matter}${until}${following}`,
    kind,
    spoken,
    fate: relation?.kind === 'REVOKES' ? fateAt(kind, 0) : fateAt(kind, place),
    urgent,
    places: relation ? [...relation.to.order.places] : said.includes('{place}') ? [where] : [],
    ...addressees,
    monitor,
    relation,
  };
}
