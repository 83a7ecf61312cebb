import { describe, expect, it } from 'vitest';
import { NameDirectory, type NamedParty } from '../../../src/modules/intake/name-directory.ts';

const buildUnitNames = (id: string, ...names: string[]): NamedParty[] =>
  names.map((name) => ({ id, name, form: 'UNIT' as const, path: `body/${id}/` }));

const PARTIES: readonly NamedParty[] = [
  ...buildUnitNames('finance', 'Sở Tài chính'),
  ...buildUnitNames('farming', 'Sở Nông nghiệp và Môi trường'),
  ...buildUnitNames('culture', 'Sở Văn hóa, Thể thao và Du lịch'),
  ...buildUnitNames('planning', 'Phòng Tài chính – Kế hoạch', 'Phòng TCKH'),
  ...buildUnitNames('committee', 'Ủy ban nhân dân thành phố Mây Trắng'),
  ...buildUnitNames('commune', 'UBND xã Nông Thượng'),
  ...buildUnitNames('ward', 'UBND phường Tím'),
  ...buildUnitNames('police', 'Công an thành phố Mây Trắng'),
  ...buildUnitNames('office', 'Văn phòng Thành ủy'),
  ...buildUnitNames('twin-1', 'Tổ công tác'),
  ...buildUnitNames('twin-2', 'Tổ công tác'),
  { id: 'localities', name: 'các địa phương, đơn vị', form: 'GROUP' },
  { id: 'lan', name: 'Triệu Đức Lân', form: 'PERSON' },
];

const directory = new NameDirectory(PARTIES, { bodyName: 'Thành ủy Mây Trắng' });
const findId = (name: string, form: 'UNIT' | 'GROUP' | 'PERSON' = 'UNIT') => directory.find(name, form)?.id;

describe('the name of an organization', () => {
  it.each([
    ['Sở Tài chính', 'finance'],
    ['sở tài chính', 'finance'],
    ['So Tai chinh', 'finance'],
    ['Sở Tài chính'.normalize('NFD'), 'finance'],
    ['Sở Tài chính tỉnh', 'finance'],
    ['Giám đốc Sở Tài chính', 'finance'],
    ['Sở Nông nghiệp & Môi trường', 'farming'],
    ['Sở NN&MT', 'farming'],
    ['Sở Văn hoá, Thể thao và Du lịch', 'culture'],
    ['Sở VHTT&DL', 'culture'],
    ['Phòng Tài chính - Kế hoạch', 'planning'],
    ['Phòng Tài chính—Kế hoạch thành phố', 'planning'],
    ['phòng tckh', 'planning'],
    ['UBND thành phố', 'committee'],
    ['Uỷ ban nhân dân TP. Mây Trắng', 'committee'],
    ['Chủ tịch UBND xã Nông Thượng', 'commune'],
    ['Ủy ban nhân dân xã Nông Thượng', 'commune'],
    ['Công an', 'police'],
    ['CA thành phố', 'police'],
    ['VP Thành ủy', 'office'],
  ])('%s resolves to %s', (name, id) => {
    expect(findId(name)).toBe(id);
  });

  it.each([
    ['one nobody bears', 'Sở Xây dựng'],
    ['one that two bear', 'Tổ công tác'],
    ['a part of one', 'Sở'],
    ['the name of another commune', 'UBND xã Nông Hạ'],
    ['one with more in it than the place', 'Sở Tài chính và Kế hoạch'],
    ['the police of a ward nobody entered', 'Công an phường Một'],
    ['a school and not a head', 'Trường Công an'],
    ['a collective', 'các địa phương, đơn vị'],
    ['nothing', ' '],
  ])('does not resolve if it is %s', (_, name) => {
    expect(findId(name)).toBeUndefined();
  });

  it('resolves to the one below the host if several have the same name', () => {
    const near = new NameDirectory(
      [
        ...PARTIES.filter(({ id }) => id !== 'twin-2'),
        { id: 'twin-2', name: 'Tổ công tác', form: 'UNIT', path: 'body/host/twin-2/' },
      ],
      { bodyName: 'Thành ủy Mây Trắng', hostPath: 'body/host/' },
    );
    expect(near.find('tổ công tác', 'UNIT')?.id).toBe('twin-2');
  });
});

describe('the name of a group or a person', () => {
  it('resolves only to nodes of its own kind', () => {
    expect(findId('Các địa phương, đơn vị', 'GROUP')).toBe('localities');
    expect(findId('các địa phương', 'GROUP')).toBeUndefined();
    expect(findId('đồng chí Triệu Đức Lân', 'PERSON')).toBe('lan');
    expect(findId('Sở Tài chính', 'PERSON')).toBeUndefined();
  });
});
