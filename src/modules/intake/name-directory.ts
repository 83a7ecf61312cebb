import type { AddresseeForm } from '../../entities/intake/proposed-addressee.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { nameKey } from './name-key.ts';

/** An organization, group or person of the governing body, with one of its names. */
export interface NamedParty {
  readonly id: string;
  readonly name: string;
  readonly form: AddresseeForm;
  /** The path of an organization: the ids from the top of the tree down. */
  readonly path?: string | null;
}

/** Honorifics before a name, folded. */
const HONORIFIC_PREFIX = /^(dong chi|ong|ba) /u;

/** Titles of a head before the name of a unit. The head stands for the unit. Matched with diacritics, because "trường" is a school. */
const HEAD_TITLE_PREFIX =
  /^((đồng chí|ông|bà)\s+)?(lãnh đạo|thủ trưởng|(phó\s+)?(giám đốc|trưởng|chủ tịch|bí thư|chánh văn phòng|cục trưởng|chi cục trưởng))\s+(?=\p{L}+\s)/iu;

/** Administrative levels that may follow a name without changing its meaning: "Sở Tài chính tỉnh". */
const ADMINISTRATIVE_LEVEL = /^(tinh|thanh pho|thi xa|thanh|thi|huyen|quan)$/u;

/** The words before the place in the name of a governing body. */
const BODY_NAME_PREFIX =
  /^(ban thuong vu |thuong truc |van phong )?(tinh uy|thanh uy|thi uy|huyen uy|quan uy|dang uy|uy ban nhan dan|hoi dong nhan dan)\s*((thanh pho|thi xa|tinh|huyen|quan|phuong|xa)\s*)?/u;

const endsWithWords = (key: string, tail: string) => key === tail || key.endsWith(` ${tail}`);

/**
 * Resolves the names of a text to the organizations, groups and persons of one governing body on one day.
 *
 * A name is resolved if exactly one party has it as name, alias or abbreviation; diacritics do not matter. The name of the place
 * and its level may be left out or added. If several parties have the name, and exactly one of them is below the host of the
 * meeting, that one is taken. Otherwise the name stays unresolved, and a person decides.
 */
export class NameDirectory {
  readonly #byName = new Map<string, NamedParty[]>();
  readonly #byShortName = new Map<string, NamedParty[]>();
  readonly #maxWordCount: number;
  /** The place of the body, "may trang" of "Thành ủy Mây Trắng". */
  readonly #bodyPlace: string;
  readonly #hostPath: string | undefined;

  constructor(
    parties: readonly NamedParty[],
    { bodyName = '', hostPath }: { readonly bodyName?: string; readonly hostPath?: string } = {},
  ) {
    this.#bodyPlace = nameKey(bodyName).replace(BODY_NAME_PREFIX, '');
    this.#hostPath = hostPath;
    for (const it of parties) {
      const key = nameKey(it.name);
      if (!key) continue;
      addToIndex(this.#byName, key, it);
      addToIndex(this.#byShortName, this.#stripPlace(key), it);
    }
    this.#maxWordCount = Math.max(0, ...[...this.#byName.keys()].map((key) => key.split(' ').length));
  }

  /** Returns the party with this name; undefined if a person must decide. */
  find(name: string, form: AddresseeForm): NamedParty | undefined {
    const withoutHead = name.normalize('NFC').trim().replace(HEAD_TITLE_PREFIX, '');
    for (const key of [nameKey(name).replace(HONORIFIC_PREFIX, ''), nameKey(withoutHead)]) {
      const party =
        this.#selectOnly(this.#byName.get(key), form) ??
        this.#selectOnly(this.#byShortName.get(this.#stripPlace(key)), form) ??
        this.#findLongestPrefix(key, form);
      if (party) return party;
    }
    return undefined;
  }

  /** Returns the party with the longest known name at the start of the key, if only the place follows that name. */
  #findLongestPrefix(key: string, form: AddresseeForm): NamedParty | undefined {
    if (form === 'GROUP') return undefined;
    const words = key.split(' ');
    for (let length = Math.min(words.length - 1, this.#maxWordCount); length > 1; length--) {
      const rest = words.slice(length).join(' ');
      const party = this.#selectOnly(this.#byName.get(words.slice(0, length).join(' ')), form);
      if (party) return this.#isPlace(rest) ? party : undefined;
    }
    return undefined;
  }

  #selectOnly(parties: readonly NamedParty[] = [], form: AddresseeForm): NamedParty | undefined {
    const candidates = parties.filter((it) => it.form === form);
    const ids = new Set(candidates.map(({ id }) => id));
    if (ids.size === 1) return candidates[0];
    const hostPath = this.#hostPath;
    const belowHost = candidates.filter(({ path }) => hostPath && path?.startsWith(hostPath));
    return new Set(belowHost.map(({ id }) => id)).size === 1 ? belowHost[0] : undefined;
  }

  #isPlace(words: string): boolean {
    const place = this.#bodyPlace;
    const level = place && endsWithWords(words, place) ? words.slice(0, -place.length).trim() : words;
    return level === '' || ADMINISTRATIVE_LEVEL.test(level);
  }

  #stripPlace(key: string): string {
    const words = key.split(' ');
    for (let length = 1; length < words.length; length++)
      if (this.#isPlace(words.slice(length).join(' '))) return words.slice(0, length).join(' ');
    return key;
  }
}

function addToIndex(map: Map<string, NamedParty[]>, key: string, it: NamedParty): void {
  const existing = map.get(key);
  if (existing) existing.push(it);
  else map.set(key, [it]);
}

const validOnSql = (row: string) =>
  `coalesce(${row}.valid_from, '-infinity') <= ?::date and coalesce(${row}.valid_to, 'infinity') >= ?::date`;

/**
 * Loads the names of a governing body as they were on a day.
 *
 * They are the names of organizations that existed, aliases in use, groups, persons with a position, and chairs of meetings.
 */
export function loadNames({ em }: MutationContext, bodyId: string, day: Day): Promise<NamedParty[]> {
  return em.execute<NamedParty[]>(
    `select o.id, o.name, 'UNIT' as form, o.path from organization o
       where left(o.path, 36) = ? and ${validOnSql('o')}
     union all
     select o.id, l.name, 'UNIT', o.path from organization_alias l join organization o on o.id = l.organization_id
       where left(o.path, 36) = ? and ${validOnSql('o')} and ${validOnSql('l')}
     union all
     select g.id, g.name, 'GROUP', null from addressee_group g where g.body_id = ?
     union all
     select p.id, p.full_name, 'PERSON', null from person p where exists (
       select 1 from position t join organization o on o.id = t.organization_id
       where t.person_id = p.id and left(o.path, 36) = ? and ${validOnSql('t')})
       or exists (select 1 from meeting m where m.chair_id = p.id and m.body_id = ?)`,
    [bodyId, day, day, bodyId, day, day, day, day, bodyId, bodyId, day, day, bodyId],
  );
}
