import { planDocuments } from './plan-files';
import { catalogue, catalogueTitles } from './title-catalogue';

describe('the titles of national rules', () => {
  it('fit the schema of plans, and share no code with a title of another definition', () => {
    const titles = catalogueTitles();
    expect(titles.map(({ code }) => code)).toEqual([
      'cong-dong-hoc-tap-cap-xa',
      'cong-dong-hoc-tap-cap-huyen',
      'cong-dong-hoc-tap-cap-tinh',
    ]);
    const codes = new Set(planDocuments().flatMap((plan) => plan.titles.map(({ code }) => code)));
    expect(titles.filter(({ code }) => codes.has(code))).toEqual([]);
  });

  it('name a document for each thing they say', () => {
    for (const { sources } of catalogue().titles) {
      expect(sources.length).toBeGreaterThan(0);
      for (const { says, document } of sources) expect([says.length > 0, /^\d+\/20\d\d\//.test(document)]).toEqual([true, true]);
    }
  });

  it('of 25/2023: three levels of office grant them, level 2 after 12 months, to the end of the third year after', () => {
    expect(catalogueTitles()).toMatchObject([
      {
        grantedBy: 'district',
        validity: { until: 'year-end', years: 3 },
        criteria: { levels: [{}, { upgrade: { from: 'muc-1', months: 12 } }] },
      },
      { grantedBy: 'province' },
      { grantedBy: 'country' },
    ]);
  });
});
