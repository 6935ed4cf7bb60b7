import { specify } from '@hieuhoc/decider';
import type { Level } from '@hieuhoc/indicator-maths';
import { hierarchyDecider, type HierarchyCommand } from './hierarchy.decider';
import type { Area, HierarchyEvent, Reorganisation } from './hierarchy.events';

const given = specify(hierarchyDecider);
const decision = { number: '769/NQ-UBTVQH14', issuedOn: '2019-09-10', issuer: 'Ủy ban Thường vụ Quốc hội' };

const area = (id: string, level: Level, parent: string | null, more: Partial<Area> = {}): Area => ({
  id,
  name: id.toUpperCase(),
  level,
  kind: 'xã',
  parent,
  ...more,
});
type Established = Extract<HierarchyEvent, { readonly type: 'AreaEstablished' }>;
const established = (one: Area, on = '2004-07-08'): Established => ({ type: 'AreaEstablished', data: { on, area: one } });
const country = established(area('vn', 'country', null), '1945-09-02');
const province = established(area('22', 'province', 'vn'));
const district = established(area('22.205', 'district', '22'));
const communes = ['an-sinh', 'binh-khe', 'mao-khe'].map((id) => established(area(id, 'commune', '22.205')));
const dongTrieu = [country, province, district, ...communes];
const reorganised = (data: Partial<Reorganisation> & Pick<Reorganisation, 'on'>): HierarchyEvent => ({
  type: 'AreasReorganised',
  data: { from: [], to: [], parts: [], children: [], ...data },
});
const reorganise = (data: Partial<Reorganisation> & Pick<Reorganisation, 'on'>): HierarchyCommand => ({
  kind: 'reorganise',
  from: [],
  to: [],
  parts: [],
  children: [],
  ...data,
});
const establish = (one: Area, on = '2004-07-08'): HierarchyCommand => ({ kind: 'establish', areas: [{ on, area: one }] });
const village = area('thon-1', 'village', 'an-sinh');

describe('establishing areas', () => {
  it('is recorded from its day', () =>
    given(...dongTrieu)
      .when(establish(village))
      .then(established(village)));

  it('puts parents before their children, in whatever order they are given', () =>
    given(country)
      .when({
        kind: 'establish',
        areas: [
          { on: '2004-07-08', area: area('22.205', 'district', '22') },
          { on: '2004-07-08', area: area('22', 'province', 'vn') },
        ],
      })
      .then(province, district));

  it('again, just as it is, is success and writes nothing; only what is new is recorded', () => {
    given(...dongTrieu)
      .when(establish(area('22.205', 'district', '22')))
      .thenNothing();
    given(country, province)
      .when({ kind: 'establish', areas: [country, province, district].map(({ data }) => data) })
      .then(district);
  });

  it('again with something else is refused, naming area and fields', () =>
    given(...dongTrieu)
      .when(establish(area('an-sinh', 'commune', '22.205', { name: 'An Sinh' }), '2005-01-01'))
      .thenRefused('area-established-differently', { differences: [{ area: 'an-sinh', fields: ['name', 'from'] }] }));

  it('takes classes as a set: their order and an empty list mean nothing', () => {
    const classed = established(area('x', 'commune', '22.205', { classes: ['hai-dao', 'mien-nui'] }));
    given(...dongTrieu)
      .when(establish(area('x', 'commune', '22.205', { classes: ['mien-nui', 'hai-dao', 'mien-nui'] })))
      .then(classed);
    given(...dongTrieu)
      .when(establish(area('an-sinh', 'commune', '22.205', { classes: [] })))
      .thenNothing();
  });

  it('twice in one command is refused', () =>
    given(...dongTrieu)
      .when({ kind: 'establish', areas: [village, { ...village, name: 'Khác' }].map((one) => ({ on: '2004-07-08', area: one })) })
      .thenRefused('area-exists', { area: 'thon-1' }));

  it('under an area that is not known is refused', () =>
    given(country)
      .when(establish(area('x', 'commune', 'y')))
      .thenRefused('unknown-area', { area: 'y' }));

  it('before its parent is refused', () =>
    given(...dongTrieu)
      .when(establish(village, '2004-07-07'))
      .thenRefused('no-living-parent', { area: 'thon-1', parent: 'an-sinh', on: '2004-07-07' }));

  it('under a parent that has ended, or will have, is refused', () => {
    const gone = [...dongTrieu, { type: 'AreaDissolved', data: { on: '2010-01-01', area: 'an-sinh' } } satisfies HierarchyEvent];
    given(...gone)
      .when(establish(village, '2012-01-01'))
      .thenRefused('no-living-parent', { on: '2012-01-01' });
    given(...gone)
      .when(establish(village, '2008-01-01'))
      .thenRefused('no-living-parent', { on: '2010-01-01' });
  });

  it.each([
    ['a commune under a commune', area('x', 'commune', 'an-sinh'), 'level-order'],
    ['a district under a commune', area('x', 'district', 'an-sinh'), 'level-order'],
    ['a village under a village', area('x', 'village', 'thon-1'), 'level-order'],
    ['anything under a sector', area('x', 'village', 'khoi'), 'sector-is-a-leaf'],
  ])('%s is refused', (_, one, code) =>
    given(...dongTrieu, established(village), established(area('khoi', 'sector', '22.205')))
      .when(establish(one))
      .thenRefused(code),
  );

  it('a sector beside the communes, and a commune right under a province, are accepted', () => {
    given(...dongTrieu)
      .when(establish(area('khoi', 'sector', '22.205')))
      .then(established(area('khoi', 'sector', '22.205')));
    given(...dongTrieu)
      .when(establish(area('x', 'commune', '22')))
      .then(established(area('x', 'commune', '22')));
  });
});

describe('renaming and reclassifying', () => {
  it('keep the id and hold from their day, by a decision where there is one', () => {
    given(...dongTrieu)
      .when({ kind: 'rename', on: '2015-03-11', area: 'an-sinh', name: 'An Sinh mới', decision })
      .then({ type: 'AreaRenamed', data: { on: '2015-03-11', area: 'an-sinh', name: 'An Sinh mới', decision } });
    given(...dongTrieu)
      .when({ kind: 'reclassify', on: '2015-03-11', area: 'an-sinh', classes: ['mien-nui'] })
      .then({ type: 'AreaReclassified', data: { on: '2015-03-11', area: 'an-sinh', classes: ['mien-nui'] } });
  });

  it('another kind of unit keeps the id too, with the classes as they were', () => {
    given(...dongTrieu)
      .when({ kind: 'reclassify', on: '2015-03-11', area: 'an-sinh', kindOfUnit: 'phường', decision })
      .then({ type: 'AreaReclassified', data: { on: '2015-03-11', area: 'an-sinh', kind: 'phường', decision } });
    given(...dongTrieu)
      .when({ kind: 'reclassify', on: '2015-03-11', area: 'an-sinh', kindOfUnit: 'xã' })
      .thenNothing();
  });

  it('to what holds already on that day write nothing', () => {
    given(...dongTrieu)
      .when({ kind: 'rename', on: '2015-03-11', area: 'an-sinh', name: 'AN-SINH' })
      .thenNothing();
    given(...dongTrieu)
      .when({ kind: 'reclassify', on: '2015-03-11', area: 'an-sinh', classes: [] })
      .thenNothing();
  });

  it('of an unknown area, of one not yet established, of one that has ended are refused', () => {
    const gone: HierarchyEvent = { type: 'AreaDissolved', data: { on: '2010-01-01', area: 'an-sinh' } };
    given(...dongTrieu)
      .when({ kind: 'rename', on: '2015-03-11', area: 'x', name: 'X' })
      .thenRefused('unknown-area', { area: 'x' });
    given(...dongTrieu)
      .when({ kind: 'rename', on: '2004-07-07', area: 'an-sinh', name: 'X' })
      .thenRefused('area-not-yet-established', { from: '2004-07-08' });
    given(...dongTrieu, gone)
      .when({ kind: 'reclassify', on: '2010-01-01', area: 'an-sinh', classes: ['mien-nui'] })
      .thenRefused('area-ended', { until: '2010-01-01' });
  });

  it('recorded late, on a day before the end, are accepted', () =>
    given(...dongTrieu, { type: 'AreaDissolved', data: { on: '2010-01-01', area: 'an-sinh' } })
      .when({ kind: 'rename', on: '2009-12-31', area: 'an-sinh', name: 'X' })
      .then({ type: 'AreaRenamed', data: { on: '2009-12-31', area: 'an-sinh', name: 'X' } }));
});

describe('moving under another parent', () => {
  const uongBi = established(area('22.196', 'district', '22'));

  it('keeps the id', () =>
    given(...dongTrieu, uongBi)
      .when({ kind: 'move', on: '2016-04-01', area: 'an-sinh', parent: '22.196' })
      .then({ type: 'AreaMoved', data: { on: '2016-04-01', area: 'an-sinh', parent: '22.196' } }));

  it('to the parent it has writes nothing', () =>
    given(...dongTrieu)
      .when({ kind: 'move', on: '2016-04-01', area: 'an-sinh', parent: '22.205' })
      .thenNothing());

  it('under itself, or under one below it, is refused', () => {
    given(...dongTrieu)
      .when({ kind: 'move', on: '2016-04-01', area: '22.205', parent: '22.205' })
      .thenRefused('parent-cycle');
    given(...dongTrieu)
      .when({ kind: 'move', on: '2016-04-01', area: '22.205', parent: 'an-sinh' })
      .thenRefused('parent-cycle');
  });

  it('under an unknown, a dead or a lower parent is refused', () => {
    const dead: HierarchyEvent = { type: 'AreaDissolved', data: { on: '2015-01-01', area: '22.196' } };
    given(...dongTrieu)
      .when({ kind: 'move', on: '2016-04-01', area: 'an-sinh', parent: 'x' })
      .thenRefused('unknown-area', { area: 'x' });
    given(...dongTrieu, uongBi, dead)
      .when({ kind: 'move', on: '2016-04-01', area: 'an-sinh', parent: '22.196' })
      .thenRefused('no-living-parent', { area: 'an-sinh', parent: '22.196', on: '2016-04-01' });
    given(...dongTrieu)
      .when({ kind: 'move', on: '2016-04-01', area: 'an-sinh', parent: 'mao-khe' })
      .thenRefused('level-order');
  });

  it('recorded late is refused where the parent ended meanwhile, and accepted where it moved on before', () => {
    const dead: HierarchyEvent = { type: 'AreaDissolved', data: { on: '2018-01-01', area: '22.196' } };
    const movedOn: HierarchyEvent = { type: 'AreaMoved', data: { on: '2017-01-01', area: 'an-sinh', parent: '22' } };
    const late: HierarchyCommand = { kind: 'move', on: '2016-04-01', area: 'an-sinh', parent: '22.196' };
    given(...dongTrieu, uongBi, dead)
      .when(late)
      .thenRefused('no-living-parent', { on: '2018-01-01' });
    given(...dongTrieu, uongBi, dead, movedOn)
      .when(late)
      .then({ type: 'AreaMoved', data: { on: '2016-04-01', area: 'an-sinh', parent: '22.196' } });
  });
});

describe('dissolving', () => {
  it('ends the area on its day', () =>
    given(...dongTrieu)
      .when({ kind: 'dissolve', on: '2020-01-01', area: 'an-sinh', decision })
      .then({ type: 'AreaDissolved', data: { on: '2020-01-01', area: 'an-sinh', decision } }));

  it('is refused while an area lives under it', () =>
    given(...dongTrieu)
      .when({ kind: 'dissolve', on: '2020-01-01', area: '22.205' })
      .thenRefused('no-living-parent', { area: 'an-sinh', parent: '22.205', on: '2020-01-01' }));

  it('is refused where an area will come to lie under it', () =>
    given(...dongTrieu, established(village, '2021-01-01'))
      .when({ kind: 'dissolve', on: '2020-01-01', area: 'an-sinh' })
      .thenRefused('no-living-parent', { on: '2021-01-01' }));

  it('is accepted once all under it have moved, on the same day at the latest', () =>
    given(
      ...dongTrieu,
      ...communes.map(({ data }): HierarchyEvent => ({ type: 'AreaMoved', data: { on: '2020-01-01', area: data.area.id, parent: '22' } })),
    )
      .when({ kind: 'dissolve', on: '2020-01-01', area: '22.205' })
      .then({ type: 'AreaDissolved', data: { on: '2020-01-01', area: '22.205' } }));

  it('a second time, or before a change that is recorded already, is refused', () => {
    const gone: HierarchyEvent = { type: 'AreaDissolved', data: { on: '2010-01-01', area: 'an-sinh' } };
    const renamed: HierarchyEvent = { type: 'AreaRenamed', data: { on: '2015-01-01', area: 'an-sinh', name: 'X' } };
    given(...dongTrieu, gone)
      .when({ kind: 'dissolve', on: '2012-01-01', area: 'an-sinh' })
      .thenRefused('area-ended');
    given(...dongTrieu, gone)
      .when({ kind: 'dissolve', on: '2008-01-01', area: 'an-sinh' })
      .thenRefused('area-has-later-changes', { later: '2010-01-01' });
    given(...dongTrieu, renamed)
      .when({ kind: 'dissolve', on: '2012-01-01', area: 'an-sinh' })
      .thenRefused('area-has-later-changes', { later: '2015-01-01' });
  });
});

describe('reorganising', () => {
  const merged = area('bk-2020', 'commune', '22.205', { name: 'Bình Khê' });
  const merge: Reorganisation = {
    on: '2020-01-01',
    from: ['binh-khe', 'mao-khe'],
    to: [merged],
    parts: [
      { from: 'binh-khe', to: 'bk-2020' },
      { from: 'mao-khe', to: 'bk-2020' },
    ],
    children: [],
  };
  const split = (...shares: (string | undefined)[]): Reorganisation => ({
    on: '2020-01-01',
    from: ['mao-khe'],
    to: shares.map((_, index) => area(`mk-${index}`, 'commune', '22.205')),
    parts: shares.map((share, index) => ({ from: 'mao-khe', to: `mk-${index}`, ...(share !== undefined && { share }) })),
    children: [],
  });

  it('two communes into one: a from with one part needs no share', () =>
    given(...dongTrieu)
      .when(reorganise({ ...merge }))
      .then(reorganised(merge)));

  it('one into two with shares that add up to exactly 1, or with none', () => {
    given(...dongTrieu)
      .when(reorganise(split('0.6', '0.4')))
      .then(reorganised(split('0.6', '0.4')));
    given(...dongTrieu)
      .when(reorganise(split(undefined, undefined)))
      .then(reorganised(split(undefined, undefined)));
  });

  it.each([
    ['0.6 and 0.3', ['0.6', '0.3']],
    ['0.6 and 0.5', ['0.6', '0.5']],
    ['a share for one part only', ['0.6', undefined]],
    ['the whole for one part and nothing said of the other', ['1', undefined]],
    ['nothing for one of them', ['1', '0']],
    ['less than nothing', ['1.5', '-0.5']],
    ['one part that is not the whole', ['0.9']],
  ])('shares are refused: %s', (_, shares) =>
    given(...dongTrieu)
      .when(reorganise(split(...shares)))
      .thenRefused('shares-not-one', { area: 'mao-khe' }),
  );

  it('the district ends and its communes pass to the province, in one event', () => {
    const end: Reorganisation = {
      on: '2025-07-01',
      from: ['22.205', 'an-sinh', 'binh-khe'],
      to: [area('as-2025', 'commune', '22')],
      parts: [
        { from: 'an-sinh', to: 'as-2025' },
        { from: 'binh-khe', to: 'as-2025' },
      ],
      children: [{ area: 'mao-khe', parent: '22' }],
    };
    given(...dongTrieu)
      .when(reorganise({ ...end }))
      .then(reorganised(end));
    given(...dongTrieu)
      .when(reorganise({ ...end, children: [] }))
      .thenRefused('no-living-parent', { area: 'mao-khe', parent: '22.205', on: '2025-07-01' });
  });

  it('new areas may lie under one another', () => {
    const upgrade: Reorganisation = {
      on: '2015-03-11',
      from: ['22.205', 'an-sinh'],
      to: [area('as-2015', 'commune', '22.205-2015'), area('22.205-2015', 'district', '22')],
      parts: [],
      children: [
        { area: 'binh-khe', parent: '22.205-2015' },
        { area: 'mao-khe', parent: '22.205-2015' },
      ],
    };
    given(...dongTrieu)
      .when(reorganise({ ...upgrade }))
      .then(reorganised(upgrade));
  });

  it('changes of one day chain in the order of the log', () => {
    const again: Reorganisation = {
      on: '2020-01-01',
      from: ['bk-2020'],
      to: [area('bk-2020b', 'commune', '22.205')],
      parts: [{ from: 'bk-2020', to: 'bk-2020b' }],
      children: [],
    };
    given(...dongTrieu, reorganised(merge))
      .when(reorganise({ ...again }))
      .then(reorganised(again));
  });

  it('a new id that was ever used is refused', () =>
    given(...dongTrieu)
      .when(reorganise({ ...merge, to: [area('an-sinh', 'commune', '22.205')], parts: [] }))
      .thenRefused('area-exists', { area: 'an-sinh' }));

  it('of an unknown or ended area, or before its establishment, is refused', () => {
    given(...dongTrieu)
      .when(reorganise({ on: '2020-01-01', from: ['x'] }))
      .thenRefused('unknown-area');
    given(...dongTrieu, reorganised(merge))
      .when(reorganise({ on: '2021-01-01', from: ['mao-khe'] }))
      .thenRefused('area-ended');
    given(...dongTrieu)
      .when(reorganise({ on: '2004-01-01', from: ['mao-khe'] }))
      .thenRefused('area-not-yet-established');
  });

  it('children pass to a parent that is known, lives and is of a higher level, or it is refused', () => {
    const passing = (parent: string): HierarchyCommand =>
      reorganise({ ...merge, from: ['binh-khe'], parts: [], children: [{ area: 'thon-1', parent }] });
    const past = [...dongTrieu, established({ ...village, parent: 'binh-khe' })];
    given(...past)
      .when(passing('an-sinh'))
      .then(reorganised({ ...merge, from: ['binh-khe'], parts: [], children: [{ area: 'thon-1', parent: 'an-sinh' }] }));
    given(...past)
      .when(passing('xx'))
      .thenRefused('unknown-area', { area: 'xx' });
    given(...past)
      .when(passing('binh-khe'))
      .thenRefused('no-living-parent', { area: 'thon-1', parent: 'binh-khe' });
    given(...past, established(area('thon-2', 'village', 'an-sinh')))
      .when(passing('thon-2'))
      .thenRefused('level-order');
    given(...past)
      .when(passing('thon-1'))
      .thenRefused('parent-cycle');
    given(...past, { type: 'AreaDissolved', data: { on: '2019-01-01', area: 'thon-1' } })
      .when(passing('an-sinh'))
      .thenRefused('area-ended', { area: 'thon-1' });
  });

  it('children pass also where nothing else in the event touches them', () =>
    given(...dongTrieu, established(area('thon-2', 'village', 'an-sinh')))
      .when(reorganise({ ...merge, children: [{ area: 'thon-2', parent: 'xx' }] }))
      .thenRefused('unknown-area', { area: 'xx' }));

  it('under a parent that ends in it is refused', () =>
    given(...dongTrieu)
      .when(reorganise({ on: '2020-01-01', from: ['22.205', 'an-sinh', 'binh-khe', 'mao-khe'], to: [merged] }))
      .thenRefused('no-living-parent', { area: 'bk-2020' }));

  it.each([
    ['nothing that ends', { from: [] }, 'nothing-reorganised'],
    ['an area that ends twice', { from: ['mao-khe', 'mao-khe'] }, 'named-twice'],
    ['a new area twice', { to: [merged, merged] }, 'named-twice'],
    ['a part twice', { parts: [merge.parts[0]!, merge.parts[0]!] }, 'named-twice'],
    ['a part of an area that does not end', { parts: [{ from: 'an-sinh', to: 'bk-2020' }] }, 'part-of-another-change'],
    ['a part that goes elsewhere', { parts: [{ from: 'mao-khe', to: 'an-sinh' }] }, 'part-of-another-change'],
    ['a child that ends in it', { children: [{ area: 'mao-khe', parent: '22' }] }, 'child-ends-too'],
    ['a child moved twice', { children: [1, 2].map(() => ({ area: 'an-sinh', parent: '22' })) }, 'named-twice'],
  ])('%s is refused', (_, change, code) =>
    given(...dongTrieu)
      .when(reorganise({ ...merge, ...change }))
      .thenRefused(code),
  );
});
