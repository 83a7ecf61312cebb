import type { AddresseeForm } from '../../entities/intake/proposed-addressee.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { nameKey } from './name-key.ts';

/** Somebody the body knows, under one of their names. */
export interface Called {
  readonly id: string;
  readonly name: string;
  readonly form: AddresseeForm;
  /** Where an organization stands: the ids from the top down. */
  readonly path?: string | null;
}

/** How somebody is spoken of before their name. */
const ADDRESS = /^(dong chi|ong|ba) /u;

/** Words before a name that say whose head is meant; a head stands for the unit. With its marks: "trường" is a school. */
const HEAD =
  /^((đồng chí|ông|bà)\s+)?(lãnh đạo|thủ trưởng|(phó\s+)?(giám đốc|trưởng|chủ tịch|bí thư|chánh văn phòng|cục trưởng|chi cục trưởng))\s+(?=\p{L}+\s)/iu;

/** Levels that may follow a name without making it another's: "Sở Tài chính tỉnh". */
const LEVELS = /^(tinh|thanh pho|thi xa|thanh|thi|huyen|quan)$/u;

/** What stands before the place in the name of a governing body. */
const BODY =
  /^(ban thuong vu |thuong truc |van phong )?(tinh uy|thanh uy|thi uy|huyen uy|quan uy|dang uy|uy ban nhan dan|hoi dong nhan dan)\s*((thanh pho|thi xa|tinh|huyen|quan|phuong|xa)\s*)?/u;

const endsIn = (key: string, tail: string) => key === tail || key.endsWith(` ${tail}`);

/**
 * Whom the names of a text mean in one governing body on one day.
 *
 * A name means somebody when exactly one is called so: by name, alias or abbreviation, whatever the diacritics. The name of the
 * place and its level may be left out or added. Of several, the one below the host of the meeting is meant, if there is only
 * one; otherwise nobody is, and a person decides.
 */
export class Directory {
  readonly #exact = new Map<string, Called[]>();
  readonly #short = new Map<string, Called[]>();
  readonly #longest: number;
  /** The place of the body, "may trang" of "Thành ủy Mây Trắng". */
  readonly #bodyPlace: string;
  readonly #hostPath: string | undefined;

  constructor(
    known: readonly Called[],
    { bodyName = '', hostPath }: { readonly bodyName?: string; readonly hostPath?: string } = {},
  ) {
    this.#bodyPlace = nameKey(bodyName).replace(BODY, '');
    this.#hostPath = hostPath;
    for (const it of known) {
      const key = nameKey(it.name);
      if (!key) continue;
      add(this.#exact, key, it);
      add(this.#short, this.#withoutPlace(key), it);
    }
    this.#longest = Math.max(0, ...[...this.#exact.keys()].map((key) => key.split(' ').length));
  }

  /** The one who is so called; undefined while that is for a person to decide. */
  find(name: string, form: AddresseeForm): Called | undefined {
    const whose = name.normalize('NFC').trim().replace(HEAD, '');
    for (const wanted of [nameKey(name).replace(ADDRESS, ''), nameKey(whose)]) {
      const found =
        this.#oneOf(this.#exact.get(wanted), form) ??
        this.#oneOf(this.#short.get(this.#withoutPlace(wanted)), form) ??
        this.#longestIn(wanted, form);
      if (found) return found;
    }
    return undefined;
  }

  /** The longest known name the words begin with, when only the place follows it. */
  #longestIn(key: string, form: AddresseeForm): Called | undefined {
    if (form === 'GROUP') return undefined;
    const words = key.split(' ');
    for (let length = Math.min(words.length - 1, this.#longest); length > 1; length--) {
      const rest = words.slice(length).join(' ');
      const found = this.#oneOf(this.#exact.get(words.slice(0, length).join(' ')), form);
      if (found) return this.#isPlace(rest) ? found : undefined;
    }
    return undefined;
  }

  #oneOf(found: readonly Called[] = [], form: AddresseeForm): Called | undefined {
    const fitting = found.filter((it) => it.form === form);
    const ids = new Set(fitting.map(({ id }) => id));
    if (ids.size === 1) return fitting[0];
    const hostPath = this.#hostPath;
    const near = fitting.filter(({ path }) => hostPath && path?.startsWith(hostPath));
    return new Set(near.map(({ id }) => id)).size === 1 ? near[0] : undefined;
  }

  #isPlace(words: string): boolean {
    const place = this.#bodyPlace;
    const level = place && endsIn(words, place) ? words.slice(0, -place.length).trim() : words;
    return level === '' || LEVELS.test(level);
  }

  #withoutPlace(key: string): string {
    const words = key.split(' ');
    for (let length = 1; length < words.length; length++)
      if (this.#isPlace(words.slice(length).join(' '))) return words.slice(0, length).join(' ');
    return key;
  }
}

function add(map: Map<string, Called[]>, key: string, it: Called): void {
  const present = map.get(key);
  if (present) present.push(it);
  else map.set(key, [it]);
}

const VALID = (row: string) =>
  `coalesce(${row}.valid_from, '-infinity') <= ?::date and coalesce(${row}.valid_to, 'infinity') >= ?::date`;

/** The names of a governing body as they were on a day: of organizations that existed, aliases in use, collectives, holders of posts and chairs. */
export function namesOf({ em }: Scope, bodyId: string, day: Day): Promise<Called[]> {
  return em.execute<Called[]>(
    `select o.id, o.name, 'UNIT' as form, o.path from organization o
       where left(o.path, 36) = ? and ${VALID('o')}
     union all
     select o.id, l.name, 'UNIT', o.path from organization_alias l join organization o on o.id = l.organization_id
       where left(o.path, 36) = ? and ${VALID('o')} and ${VALID('l')}
     union all
     select g.id, g.name, 'GROUP', null from addressee_group g where g.body_id = ?
     union all
     select p.id, p.full_name, 'PERSON', null from person p where exists (
       select 1 from position t join organization o on o.id = t.organization_id
       where t.person_id = p.id and left(o.path, 36) = ? and ${VALID('t')})
       or exists (select 1 from meeting m where m.chair_id = p.id and m.body_id = ?)`,
    [bodyId, day, day, bodyId, day, day, day, day, bodyId, bodyId, day, day, bodyId],
  );
}
