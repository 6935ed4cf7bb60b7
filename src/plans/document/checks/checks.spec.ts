import { checkPlanDocument } from '../read';

type Fields = Readonly<Record<string, unknown>>;

const district = { id: 'huyen', name: 'Huyện', level: 'district', kind: 'huyện', parent: 'tinh', from: '2004-07-08' };
const commune = { id: 'xa', name: 'Xã', level: 'commune', kind: 'xã', parent: 'huyen', from: '2004-07-08' };
const province = { id: 'tinh', name: 'Tỉnh', level: 'province', kind: 'tỉnh', parent: 'vn', from: '2004-07-08' };
const country = { id: 'vn', name: 'Việt Nam', level: 'country', kind: 'nước', parent: null, from: '1945-09-02' };
const indicatorBase = { name: 'Tên', definition: 'Định nghĩa', unit: '%', periods: ['year'], reportedAt: ['commune'] };
const ratio = { ...indicatorBase, code: 'ty-le', measure: 'ratio', breakdowns: ['sex'] };
const count = { ...indicatorBase, code: 'so-dem', measure: 'count' };
const yesNo = { ...indicatorBase, code: 'co-khong', measure: 'yes-no' };
const phases = [
  { id: 'dau', from: '2013-01-01', to: '2015-12-31' },
  { id: 'sau', from: '2015-01-01', to: '2020-12-31' },
];
const target = (fields: Fields): Fields => ({ id: 'mot', indicator: 'ty-le', text: 'lời', criterion: { kind: 'complete' }, ...fields });

const read = (fields: Fields) =>
  checkPlanDocument({
    plan: 'thu',
    title: 'Thử',
    issuer: 'UBND',
    area: 'huyen',
    period: { from: '2013-01-01', to: '2020-12-31' },
    phases,
    areas: [country, province, district, commune],
    bodies: [{ code: 'phong', name: 'Phòng', area: 'huyen' }],
    titles: [{ code: 'danh-hieu', name: 'Danh hiệu', subject: 'unit', grantedBy: 'commune' }],
    indicators: [ratio, count, yesNo],
    ...fields,
  });
const problems = (fields: Fields) => read(fields).problems.map(({ code, path }) => `${code} ${path}`);
const ofTarget = (fields: Fields) => problems({ targets: [target(fields)] });

describe('Codes', () => {
  it('are used once in a list', () => {
    expect(problems({ targets: [target({}), target({})] })).toEqual(['duplicate-code targets[1].id']);
    expect(problems({ bodies: [1, 2].map(() => ({ code: 'phong', name: 'Phòng', area: 'huyen' })) })).toEqual([
      'duplicate-code bodies[1].code',
    ]);
  });

  it('that the document does not define are handed to the caller, each at its first use', () => {
    const {
      problems: none,
      external,
      unknown,
    } = read({
      targets: [target({ indicator: 'la' }), target({ id: 'hai', indicator: 'la', byArea: { ngoai: { kind: 'complete' } } })],
      duties: [{ id: 'bc', text: 'báo cáo', from: { bodies: ['so'] }, to: 'phong', via: 'so', every: 'year', figures: ['ty-le', 'khac'] }],
      titles: [{ code: 'dh', name: 'Danh hiệu', subject: 'unit', grantedBy: 'hoi' }],
    });
    expect(none).toEqual([]);
    expect(external.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'body hoi',
      'indicator la',
      'area ngoai',
      'body so',
      'indicator khac',
    ]);
    expect(external.map((reference) => unknown(reference))[1]).toMatchObject({ code: 'unknown-indicator', path: 'targets[0].indicator' });
  });
});

describe('Spans', () => {
  it.each([
    ['a period that ends before it begins', { period: { from: '2020-01-01', to: '2013-01-01' } }, ['empty-span period.to']],
    ['a phase before the plan', { phases: [{ id: 'dau', from: '2012-01-01', to: '2015-12-31' }] }, ['outside-period phases[0].from']],
    ['a phase that ends before it begins', { phases: [{ id: 'dau', from: '2015-01-01', to: '2014-12-31' }] }, ['empty-span phases[0].to']],
    ['a target due after the plan', { targets: [target({ due: '2021-01-01' })] }, ['outside-period targets[0].due']],
    ['a target from before the plan', { targets: [target({ from: '2012-12-31' })] }, ['outside-period targets[0].from']],
    ['a target due before its phase', { targets: [target({ phase: 'sau', due: '2014-12-31' })] }, ['empty-span targets[0].due']],
    ['a target from after its phase', { targets: [target({ phase: 'dau', from: '2016-01-01' })] }, ['empty-span targets[0].from']],
    ['a phase that is not declared', { targets: [target({ phase: 'giua' })] }, ['unknown-phase targets[0].phase']],
  ])('refuse %s', (_, fields, expected) => expect(problems(fields)).toEqual(expected));

  it('let a last report come after the plan has ended', () =>
    expect(
      problems({
        duties: [
          {
            id: 'bc',
            text: 'báo cáo',
            from: { bodies: ['phong'] },
            to: 'phong',
            every: 'once',
            due: { day: '2021-03-31' },
            figures: 'none',
          },
        ],
      }),
    ).toEqual([]));
});

describe('Areas', () => {
  it.each([
    ['a commune over a district', { ...district, parent: 'xa' }, ['wrong-parent areas[2].parent', 'wrong-parent areas[3].parent']],
    ['a district without a parent', { ...district, parent: null }, ['wrong-parent areas[2].parent']],
    ['an area older than its parent', { ...district, from: '2000-01-01' }, ['before-parent areas[2].from']],
  ])('refuse %s', (_, changed, expected) => {
    const child = { ...commune, parent: 'huyen' };
    const found = problems({ areas: [country, province, changed, child] });
    expect(expected).toEqual(expect.arrayContaining(found));
    expect(found).toContain(expected[0]);
  });

  it('know that a sector is a leaf beside the communes', () => {
    const sector = { ...commune, id: 'khoi', level: 'sector', kind: 'khối cơ quan' };
    expect(problems({ areas: [country, province, district, commune, sector] })).toEqual([]);
    const village = { ...commune, id: 'thon', level: 'village', kind: 'thôn', parent: 'khoi' };
    expect(problems({ areas: [country, province, district, sector, village] })).toEqual(['wrong-parent areas[4].parent']);
  });
});

describe('A criterion fits what its indicator measures', () => {
  it.each<[string, Fields, string[]]>([
    ['complete on a count', { indicator: 'so-dem', criterion: { kind: 'complete' } }, ['targets[0].criterion']],
    ['count-of on a count', { indicator: 'so-dem', criterion: { kind: 'count-of', count: 1, of: 2 } }, ['targets[0].criterion']],
    ['more than there are', { criterion: { kind: 'count-of', count: 22, of: 21 } }, ['targets[0].criterion.count']],
    ['parity without that breakdown', { criterion: { kind: 'parity', breakdown: 'dan-toc' } }, ['targets[0].criterion.breakdown']],
    ['parity of a count', { indicator: 'so-dem', criterion: { kind: 'parity', breakdown: 'sex' } }, ['targets[0].criterion.breakdown']],
    ['a judgement on a ratio', { criterion: { kind: 'qualitative' } }, ['targets[0].criterion']],
    [
      'a judgement of each commune',
      { indicator: 'co-khong', criterion: { kind: 'qualitative' }, measuredAt: { each: 'commune' } },
      ['targets[0].measuredAt'],
    ],
    ['a share over 100', { criterion: { kind: 'at-least', value: '100.1' } }, ['targets[0].criterion.value']],
    ['a negative share', { criterion: { kind: 'at-most', value: '-1' } }, ['targets[0].criterion.value']],
    [
      'a range that runs down',
      { indicator: 'so-dem', criterion: { kind: 'at-least', value: '3', upTo: '2.9' } },
      ['targets[0].criterion.upTo'],
    ],
    ['a baseline over 100', { baseline: { value: '101', on: '2012-12-31' } }, ['targets[0].baseline.value']],
    ['an allocation over 100', { byArea: { xa: { kind: 'at-least', value: '120' } } }, ['targets[0].byArea.xa.value']],
    ['a class over 100', { byClass: { 'mien-nui': { kind: 'at-least', value: '120' } } }, ['targets[0].byClass.mien-nui.value']],
  ])('so %s is refused', (_, fields, paths) => expect(ofTarget(fields)).toEqual(paths.map((path) => `criterion-does-not-fit ${path}`)));

  it.each<[string, Fields]>([
    ['from 2 to 3 centres', { indicator: 'so-dem', criterion: { kind: 'at-least', value: '2', upTo: '3' } }],
    ['parity between the sexes', { criterion: { kind: 'parity', breakdown: 'sex' } }],
    ['21 of 21 communes', { indicator: 'co-khong', criterion: { kind: 'count-of', count: 21, of: 21 } }],
    ['an increase of a count', { indicator: 'so-dem', criterion: { kind: 'increase', over: 'span' } }],
    [
      'an allocation with its own baseline',
      { byArea: { xa: { kind: 'at-least', value: '90', baseline: { value: '70', on: '2012-12-31' } } } },
    ],
  ])('and %s is not', (_, fields) => expect(ofTarget(fields)).toEqual([]));
});

describe('A target is measured where its indicator can have a value', () => {
  it('not above its own area, not below the reporting level, not outside the plan', () => {
    expect(ofTarget({ measuredAt: { each: 'district' } })).toEqual(['level-not-under-area targets[0].measuredAt.each']);
    expect(ofTarget({ measuredAt: { each: 'village' } })).toEqual(['never-a-value targets[0].indicator']);
    expect(ofTarget({ measuredAt: { each: 'sector' } })).toEqual(['never-a-value targets[0].indicator']);
    const elsewhere = { ...district, id: 'huyen-khac' };
    expect(
      problems({ areas: [country, province, district, elsewhere], targets: [target({ byArea: { 'huyen-khac': { kind: 'complete' } } })] }),
    ).toEqual(['area-outside-plan targets[0].byArea.huyen-khac']);
  });
});

describe('Indicators', () => {
  const derived = { code: 'suy-ra', name: 'Tên', definition: 'Định nghĩa', unit: '%', measure: 'ratio' };
  const from = { recognitions: 'danh-hieu', of: 'so-dem' };
  it.each<[string, Fields, string[]]>([
    ['a derived ratio over a count', { ...derived, from }, []],
    ['a derived count', { ...derived, measure: 'count', from }, ['measure']],
    ['a derived one checked against the register', { ...derived, from, checkAgainst: { recognitions: 'danh-hieu' } }, ['checkAgainst']],
    ['a ratio as the population', { ...derived, from: { ...from, of: 'ty-le' } }, ['from.of']],
    ['a denominator of a count', { ...count, code: 'suy-ra', denominator: 'Hộ' }, ['denominator']],
    ['a signed ratio', { ...ratio, code: 'suy-ra', signed: true }, ['signed']],
    ['a count that may exceed', { ...count, code: 'suy-ra', mayExceed: true }, ['mayExceed']],
    ['its own denominator', { ...ratio, code: 'suy-ra', denominatorIs: { denominatorOf: 'suy-ra' } }, ['denominatorIs']],
    ['the denominator of a count', { ...ratio, code: 'suy-ra', denominatorIs: { numeratorOf: 'so-dem' } }, ['denominatorIs']],
  ])('%s', (_, indicator, fields) =>
    expect(problems({ indicators: [ratio, count, indicator] })).toEqual(
      fields.map((field) => `indicator-does-not-fit indicators[2].${field}`),
    ),
  );
});

const cut = (level: string, atLeast: string): Fields => ({ level, name: level, atLeast });
const title = (...cutOffs: Fields[]) =>
  problems({
    titles: [
      {
        code: 'dh',
        name: 'Danh hiệu',
        subject: 'unit',
        grantedBy: 'commune',
        criteria: { kind: 'points', version: 'v1', outOf: '100', cutOffs },
      },
    ],
  });

describe('Duties, tasks and titles', () => {
  const duty = (fields: Fields): Fields => ({
    id: 'bc',
    text: 'báo cáo',
    from: { each: 'commune' },
    to: 'phong',
    figures: 'all',
    ...fields,
  });
  it.each<[string, Fields, string[]]>([
    ['a due day nobody stated', { every: 'unstated', due: { days: 15 } }, ['due-does-not-fit duties[0].due']],
    ['one day for every year', { every: 'year', due: { day: '2014-01-15' } }, ['due-does-not-fit duties[0].due']],
    ['one day a year for two halves', { every: 'half-year', due: { on: '11-19' } }, ['due-does-not-fit duties[0].due']],
    ['reports of each province to a district', { every: 'year', from: { each: 'province' } }, ['level-not-under-area duties[0].from.each']],
    ['a fixed day a year', { every: 'year', due: { on: '11-19' } }, []],
  ])('%s', (_, fields, expected) => expect(problems({ duties: [duty(fields)] })).toEqual(expected));

  it('a lead is named, and no body stands on both sides', () => {
    const task = { id: 'viec', text: 'làm', role: 'lead' };
    expect(problems({ tasks: [{ ...task, leads: [] }] })).toEqual(['no-lead tasks[0].leads']);
    expect(problems({ tasks: [{ ...task, leads: ['phong'], coordinating: ['phong'] }] })).toEqual(['body-twice tasks[0].coordinating[0]']);
  });

  it('a chain of verification goes up, and from day to day', () => {
    const chain = (...verification: Fields[]) => problems({ verification });
    const [old, since] = [
      { from: '2013-01-01', levels: ['commune', 'district', 'province'] },
      { from: '2025-07-01', levels: ['commune', 'province'] },
    ];
    expect(chain(old, since)).toEqual([]);
    expect(chain(since, old)).toEqual(['days-out-of-order verification[1].from']);
    expect(chain(old, old)).toEqual(['days-out-of-order verification[1].from']);
    expect(chain({ ...old, levels: ['province', 'commune'] })).toEqual(['levels-out-of-order verification[0].levels[1]']);
    expect(chain({ ...old, levels: ['commune', 'sector'] })).toEqual(['levels-out-of-order verification[0].levels[1]']);
    expect(chain({ ...old, levels: ['commune'] })).toEqual(['bad-value verification[0].levels']);
    expect(read({}).document).not.toHaveProperty('verification');
  });

  it('cut-offs fall from one level to the next and stay within the points', () => {
    expect(title(cut('tot', '90'), cut('kha', '70'))).toEqual([]);
    expect(title(cut('tot', '70'), cut('kha', '90'))).toEqual(['cut-off-out-of-order titles[0].criteria.cutOffs[1].atLeast']);
    expect(title(cut('tot', '101'))).toEqual(['cut-off-out-of-order titles[0].criteria.cutOffs[0].atLeast']);
    expect(title(cut('tot', '-1'))).toEqual(['cut-off-out-of-order titles[0].criteria.cutOffs[0].atLeast']);
    expect(title(cut('tot', '90'), cut('tot', '70'))).toEqual(['duplicate-code titles[0].criteria.cutOffs[1].level']);
  });
});

const warnings = (targets: Fields[]) => read({ targets }).warnings.map(({ code, path }) => `${code} ${path}`);

describe('What is odd and allowed is said and changes nothing', () => {
  it('two overlapping spans of one question: the later one begins when the earlier is due', () => {
    const [early, late] = [target({ phase: 'dau' }), target({ id: 'hai', phase: 'sau' })];
    expect(warnings([early, late])).toEqual(['overlapping-spans targets[1]']);
    expect(read({ targets: [late, early] }).warnings[0]?.found).toContain('"hai" được xét từ ngày sau ngày 2015-12-31');
    expect(warnings([early, { ...late, from: '2015-01-01' }])).toEqual([]);
    expect(warnings([early, { ...late, criterion: { kind: 'at-least', value: '90' } }])).toEqual([]);
    expect(warnings([early, { ...late, measuredAt: { each: 'commune' } }])).toEqual([]);
  });

  it('one question asked twice, and a group of one', () => {
    expect(warnings([target({}), target({ id: 'hai' })])).toEqual(['same-target-twice targets[1]']);
    expect(warnings([target({ group: 'nhom' })])).toEqual(['group-of-one targets[0].group']);
  });
});
