import type { Finding, Path } from '../problem';
import type { IndicatorSpec, PlanDocument, TargetSpec } from '../types';
import { areasById, lineage, type AreasById } from './areas';
import { criterionFindings, valueFindings } from './criteria';
import { canHaveValue, levelIn, rankOf } from './levels';

function ofCriteria(target: TargetSpec, indicator: IndicatorSpec | undefined, path: Path): Finding[] {
  const classes = (target.byClass ?? []).flatMap((entry) =>
    criterionFindings(entry.criterion, indicator, [...path, 'byClass', entry.class]),
  );
  const areas = Object.entries(target.byArea ?? {}).flatMap(([area, allocated]) => [
    ...criterionFindings(allocated, indicator, [...path, 'byArea', area]),
    ...(indicator === undefined ? [] : valueFindings(indicator, allocated.baseline?.value, [...path, 'byArea', area, 'baseline', 'value'])),
  ]);
  const baseline = indicator === undefined ? [] : valueFindings(indicator, target.baseline?.value, [...path, 'baseline', 'value']);
  return [...criterionFindings(target.criterion, indicator, [...path, 'criterion']), ...classes, ...areas, ...baseline];
}

function ofPlace(document: PlanDocument, target: TargetSpec, indicator: IndicatorSpec | undefined, path: Path): Finding[] {
  const own = levelIn(document, document.area);
  const judged = target.measuredAt === 'area' ? own : target.measuredAt.each;
  if (target.criterion.kind === 'qualitative' && target.measuredAt !== 'area') {
    const allowed = 'area: nhận định chỉ có ở địa bàn của kế hoạch';
    return [{ code: 'criterion-does-not-fit', path: [...path, 'measuredAt'], found: 'qualitative xét từng địa bàn', allowed }];
  }
  if (own !== undefined && judged !== undefined && target.measuredAt !== 'area' && rankOf(judged) <= rankOf(own)) {
    const found = `xét từng địa bàn cấp ${judged} trong kế hoạch của cấp ${own}`;
    return [{ code: 'level-not-under-area', path: [...path, 'measuredAt', 'each'], found, allowed: 'một cấp dưới địa bàn của kế hoạch' }];
  }
  if (judged === undefined || indicator === undefined || indicator.from !== undefined || canHaveValue(indicator.reportedAt, judged))
    return [];
  const found = `chỉ số "${indicator.code}" chỉ báo cáo ở cấp ${indicator.reportedAt.join(', ')}, chỉ tiêu xét ở cấp ${judged}`;
  return [{ code: 'never-a-value', path: [...path, 'indicator'], found, allowed: 'chỉ số được báo cáo ở cấp ấy hoặc cấp dưới' }];
}

function ofAllocation(document: PlanDocument, areas: AreasById, target: TargetSpec, path: Path): Finding[] {
  return Object.keys(target.byArea ?? {}).flatMap((area) => {
    const line = lineage(areas, area);
    const known = line.every((id) => areas.has(id));
    if (!known || line.includes(document.area)) return [];
    const found = `địa bàn "${area}" ngoài địa bàn của kế hoạch`;
    return [
      {
        code: 'area-outside-plan',
        path: [...path, 'byArea', area],
        part: 'key' as const,
        found,
        allowed: `địa bàn thuộc "${document.area}"`,
      },
    ];
  });
}

export function targetFindings(document: PlanDocument): Finding[] {
  const areas = areasById(document);
  const indicators = new Map(document.indicators.map((indicator) => [indicator.code, indicator]));
  return document.targets.flatMap((target, index) => {
    const path: Path = ['targets', index];
    const indicator = indicators.get(target.indicator);
    return [
      ...ofCriteria(target, indicator, path),
      ...ofPlace(document, target, indicator, path),
      ...ofAllocation(document, areas, target, path),
    ];
  });
}
