import type { Finding, Path } from '../problem';
import type { DutySpec, PlanDocument, TaskSpec, TitleSpec } from '../types';
import { compareDecimals } from '../decimals';
import { levelIn, rankOf } from './levels';

function ofDuty(document: PlanDocument, duty: DutySpec, path: Path): Finding[] {
  const findings: Finding[] = [];
  const own = levelIn(document, document.area);
  if ('each' in duty.from && own !== undefined && rankOf(duty.from.each) < rankOf(own))
    findings.push({
      code: 'level-not-under-area',
      path: [...path, 'from', 'each'],
      found: `từng địa bàn cấp ${duty.from.each} trong kế hoạch của cấp ${own}`,
      allowed: 'cấp của địa bàn kế hoạch hoặc cấp dưới',
    });
  const due = duty.due;
  if (due === undefined) return findings;
  const unfit = (found: string, allowed: string): number =>
    findings.push({ code: 'due-does-not-fit', path: [...path, 'due'], found, allowed });
  if (duty.every === 'unstated' || duty.every === 'on-demand')
    unfit(`hạn nộp ở chế độ ${duty.every}`, 'bỏ trống: văn bản không định kỳ hạn, giữ lời văn ở dueText');
  else if ('day' in due && duty.every !== 'once') unfit(`một ngày nhất định cho chế độ ${duty.every}`, '{ days } hoặc { on }');
  else if ('on' in due && duty.every === 'half-year')
    unfit('một ngày cố định trong năm cho báo cáo sáu tháng', '{ days }: số ngày sau ngày cuối kỳ');
  return findings;
}

function ofTask(task: TaskSpec, path: Path): Finding[] {
  const findings: Finding[] = [];
  if (task.role === 'lead' && task.leads.length === 0)
    findings.push({
      code: 'no-lead',
      path: [...path, 'leads'],
      found: 'vai trò chủ trì mà không có cơ quan nào',
      allowed: 'ít nhất một cơ quan',
    });
  task.coordinating.forEach((body, index) => {
    if (task.leads.includes(body))
      findings.push({
        code: 'body-twice',
        path: [...path, 'coordinating', index],
        found: `cơ quan "${body}" vừa chủ trì vừa phối hợp`,
        allowed: 'mỗi cơ quan một vai trò',
      });
  });
  return findings;
}

/** Levels are named once, and cut-offs fall from one level to the next. */
export function titleFindings(title: TitleSpec, path: Path): Finding[] {
  if (title.criteria === undefined) return [];
  const criteria = title.criteria;
  const marks = criteria.kind === 'points' ? criteria.cutOffs : criteria.levels;
  const field = criteria.kind === 'points' ? 'cutOffs' : 'levels';
  const names = marks.map((mark) => mark.level);
  const findings: Finding[] = names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            code: 'duplicate-code',
            path: [...path, 'criteria', field, index, 'level'],
            found: `mức "${name}" đã có`,
            allowed: 'mỗi mức một lần',
          },
        ],
  );
  if (criteria.kind === 'all-of') return findings;
  criteria.cutOffs.forEach((cut, index) => {
    const above = index === 0 ? criteria.outOf : criteria.cutOffs[index - 1]?.atLeast;
    const limit = above === undefined ? 1 : compareDecimals(above, cut.atLeast);
    if (compareDecimals(cut.atLeast, '0') < 0 || limit < 0 || (index > 0 && limit === 0))
      findings.push({
        code: 'cut-off-out-of-order',
        path: [...path, 'criteria', 'cutOffs', index, 'atLeast'],
        found: `điểm sàn "${cut.atLeast}"`,
        allowed: `từ "0" đến ${above === undefined ? 'tổng điểm' : `"${above}"`}, các mức xếp từ cao xuống thấp`,
      });
  });
  return findings;
}

/** Later days stand later, and the levels of a line rise: a report goes up. */
const chainFindings = ({ verification = [] }: PlanDocument): Finding[] =>
  verification.flatMap(({ from, levels }, index): Finding[] => {
    const path: Path = ['verification', index];
    const before = verification[index - 1]?.from;
    const sinking = levels.findIndex((level, place) => place > 0 && rankOf(level) >= rankOf(levels[place - 1] ?? level));
    return [
      ...(before !== undefined && before >= from
        ? [{ code: 'days-out-of-order', path: [...path, 'from'], found: `ngày ${from}`, allowed: `sau ngày ${before} của dòng trước` }]
        : []),
      ...(sinking > 0
        ? [
            {
              code: 'levels-out-of-order',
              path: [...path, 'levels', sinking],
              found: `cấp ${levels[sinking] ?? ''} sau cấp ${levels[sinking - 1] ?? ''}`,
              allowed: 'các cấp từ dưới lên trên',
            },
          ]
        : []),
    ];
  });

/** Duties, tasks and titles: what a plan sets people to do, and what it grants. */
export const workFindings = (document: PlanDocument): Finding[] => [
  ...document.duties.flatMap((duty, index) => ofDuty(document, duty, ['duties', index])),
  ...document.tasks.flatMap((task, index) => ofTask(task, ['tasks', index])),
  ...document.titles.flatMap((title, index) => titleFindings(title, ['titles', index])),
  ...chainFindings(document),
];
