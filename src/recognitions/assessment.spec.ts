import { RecognitionRefused } from './recognition.errors';
import { assessed } from './assessment';
import type { Assessment } from './recognition.events';
import type { Title, TitleCriteria } from './title.events';

const title = (criteria?: TitleCriteria): Title => ({
  code: 'don-vi-hoc-tap',
  name: 'Đơn vị học tập',
  subject: 'unit',
  grantedBy: 'district',
  validity: 'none',
  yearly: false,
  ...(criteria && { criteria }),
});
const points: TitleCriteria = {
  kind: 'points',
  version: 'tt-22-2020',
  outOf: '100',
  cutOffs: [
    { level: 'tot', name: 'Tốt', atLeast: '90' },
    { level: 'kha', name: 'Khá', atLeast: '80' },
  ],
};
const allOf: TitleCriteria = {
  kind: 'all-of',
  version: 'tt-24-2023',
  levels: [
    { level: 'muc-1', name: 'Mức 1' },
    { level: 'muc-2', name: 'Mức 2' },
  ],
};
const refusal = (criteria: TitleCriteria | undefined, shown: Assessment): string => {
  try {
    return `accepted: ${JSON.stringify(assessed(title(criteria), shown))}`;
  } catch (error) {
    if (error instanceof RecognitionRefused) return error.code;
    throw error;
  }
};

describe('what a grant is checked against', () => {
  it('points: the highest level whose cut-off the score reaches, exactly', () => {
    expect(assessed(title(points), { score: '80' })).toEqual({ criteriaVersion: 'tt-22-2020', score: '80', level: 'kha' });
    expect(assessed(title(points), { score: '90.0', evidence: ['e-1'] })).toEqual({
      criteriaVersion: 'tt-22-2020',
      score: '90.0',
      level: 'tot',
      evidence: ['e-1'],
    });
    expect(assessed(title(points), { score: '95', level: 'kha' })).toMatchObject({ level: 'kha' });
  });

  it('levels: the one named, or the only one', () => {
    expect(assessed(title(allOf), { level: 'muc-2' })).toEqual({ criteriaVersion: 'tt-24-2023', level: 'muc-2' });
    expect(assessed(title({ ...allOf, levels: allOf.levels.slice(0, 1) }), {})).toMatchObject({ level: 'muc-1' });
  });

  it('nothing, where the title has no criteria; evidence is kept', () =>
    expect(assessed(title(), { evidence: ['e-1'] })).toEqual({ evidence: ['e-1'] }));

  it.each([
    ['a score below the lowest cut-off', points, { score: '79.99' }, 'below-cut-off'],
    ['a level whose cut-off the score does not reach', points, { score: '85', level: 'tot' }, 'below-cut-off'],
    ['a score over the total', points, { score: '100.1' }, 'score-over-total'],
    ['no score where points count', points, { level: 'tot' }, 'assessment-required'],
    ['a level the title does not have', points, { score: '95', level: 'xuat-sac' }, 'level-not-of-title'],
    ['no level where levels count', allOf, {}, 'assessment-required'],
    ['a score where levels count', allOf, { score: '95' }, 'no-points'],
    ['another level', allOf, { level: 'muc-3' }, 'level-not-of-title'],
    ['criteria that are not in force', points, { score: '95', criteriaVersion: 'qd-448' }, 'criteria-version-not-in-force'],
    ['a score where there are no criteria', undefined, { score: '95' }, 'title-without-criteria'],
  ])('%s is refused', (_, criteria, shown, code) => expect(refusal(criteria, shown)).toBe(code));
});
