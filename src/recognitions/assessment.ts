import { compare, parseDecimal } from '@hieuhoc/indicator-maths';
import { RecognitionRefused } from './recognition.errors';
import type { Assessment } from './recognition.events';
import type { Title, TitleCriteria, Upgrade } from './title.events';

type Points = Extract<TitleCriteria, { readonly kind: 'points' }>;
type AllOf = Extract<TitleCriteria, { readonly kind: 'all-of' }>;

/** Checks what was shown against the criteria in force, and names their version. Throws RecognitionRefused. */
export function assessed({ code, criteria }: Title, shown: Assessment): Assessment {
  if (criteria === undefined) return withoutCriteria(code, shown);
  if (shown.criteriaVersion !== undefined && shown.criteriaVersion !== criteria.version)
    throw otherVersion(code, shown.criteriaVersion, criteria.version);
  const reached = criteria.kind === 'points' ? byPoints(code, criteria, shown) : byLevel(code, criteria, shown);
  return { ...shown, criteriaVersion: criteria.version, ...reached };
}

/** What the level takes of whoever holds a lower one; undefined where nothing. */
export function upgradeTo({ criteria }: Title, level: string | undefined): Upgrade | undefined {
  return criteria?.kind === 'all-of' ? criteria.levels.find((mark) => mark.level === level)?.upgrade : undefined;
}

function withoutCriteria(title: string, shown: Assessment): Assessment {
  const fields = (['criteriaVersion', 'score', 'level'] as const).filter((field) => shown[field] !== undefined);
  if (fields.length === 0) return shown;
  throw new RecognitionRefused(
    'title-without-criteria',
    `Danh hiệu "${title}" chưa có tiêu chuẩn nên không đối chiếu được ${fields.join(', ')}. Hãy bỏ đi, hoặc bổ sung tiêu chuẩn cho danh hiệu trước.`,
    `${title} has no criteria to check ${fields.join(', ')} against: leave it out, or revise the title first.`,
    { title, fields },
  );
}

/** The highest level whose cut-off the score reaches, or the lower one that was given. */
function byPoints(title: string, { cutOffs, outOf }: Points, { score, level }: Assessment): Assessment {
  if (score === undefined) throw missing(title, 'score', 'Danh hiệu này chấm điểm: hãy ghi điểm (score).');
  if (outOf !== undefined && isOver(score, outOf)) throw overTotal(title, score, outOf);
  if (level !== undefined) refuseUnknownLevel(title, level, cutOffs);
  const wanted = level === undefined ? cutOffs : cutOffs.filter((cutOff) => cutOff.level === level);
  const reached = wanted.find(({ atLeast }) => !isOver(atLeast, score));
  if (reached === undefined) throw belowCutOff(title, score, wanted.at(-1)?.atLeast ?? '');
  return { score, level: reached.level };
}

/** All requirements of a level are met, or it is not granted; with one level it need not be named. */
function byLevel(title: string, { levels }: AllOf, { score, level }: Assessment): Assessment {
  if (score !== undefined)
    throw new RecognitionRefused(
      'no-points',
      `Danh hiệu "${title}" xét theo mức, không chấm điểm. Hãy bỏ score và ghi level.`,
      `${title} is granted by level, not by points: leave score out and name the level.`,
      { title },
      'malformed',
    );
  const only = levels.length === 1 ? levels[0]?.level : undefined;
  const named = level ?? only;
  if (named === undefined) throw missing(title, 'level', `Hãy ghi mức (level): ${levels.map((one) => one.level).join(', ')}.`);
  refuseUnknownLevel(title, named, levels);
  return { level: named };
}

function refuseUnknownLevel(title: string, level: string, marks: readonly { readonly level: string }[]): void {
  const levels = marks.map((mark) => mark.level);
  if (levels.includes(level)) return;
  throw new RecognitionRefused(
    'level-not-of-title',
    `Danh hiệu "${title}" không có mức "${level}". Các mức: ${levels.join(', ')}.`,
    `${title} has no level ${level}; its levels are ${levels.join(', ')}.`,
    { title, level, levels },
  );
}

const isOver = (a: string, b: string): boolean => compare(parseDecimal(a), parseDecimal(b)) > 0;

const missing = (title: string, field: string, messageVi: string): RecognitionRefused =>
  new RecognitionRefused(
    'assessment-required',
    messageVi,
    `The criteria of ${title} need ${field}: fill it in.`,
    { title, field },
    'malformed',
  );

const overTotal = (title: string, score: string, outOf: string): RecognitionRefused =>
  new RecognitionRefused(
    'score-over-total',
    `Điểm ${score} vượt tổng điểm ${outOf}. Hãy kiểm tra lại điểm.`,
    `The score ${score} exceeds the total of ${outOf}: check it.`,
    { title, score, outOf },
  );

const belowCutOff = (title: string, score: string, atLeast: string): RecognitionRefused =>
  new RecognitionRefused(
    'below-cut-off',
    `Điểm ${score} chưa đạt điểm sàn ${atLeast}, nên chưa công nhận được. Hãy kiểm tra lại điểm hoặc mức.`,
    `The score ${score} is below the cut-off ${atLeast}: it cannot be granted.`,
    { title, score, atLeast },
  );

const otherVersion = (title: string, given: string, inForce: string): RecognitionRefused =>
  new RecognitionRefused(
    'criteria-version-not-in-force',
    `Ngày công nhận, danh hiệu "${title}" áp dụng tiêu chuẩn "${inForce}", không phải "${given}". Hãy xét lại theo tiêu chuẩn đó.`,
    `On that day ${title} is granted by the criteria ${inForce}, not ${given}: assess it by those.`,
    { title, given, inForce },
  );
