import type { Finding, Path } from '../problem';
import type { AreaSpec, PlanDocument } from '../types';
import { rankOf } from './levels';

export type AreasById = ReadonlyMap<string, AreaSpec>;
export const areasById = (document: PlanDocument): AreasById => new Map(document.areas.map((area) => [area.id, area]));

/** No tree of levels is deeper; where parents run in a circle, this ends the walk. */
const maxSteps = 8;

/** Ids from an area upwards, as far as the document knows parents. */
export function lineage(areas: AreasById, id: string): readonly string[] {
  const line: string[] = [];
  for (let at: string | null | undefined = id; typeof at === 'string' && line.length < maxSteps; at = areas.get(at)?.parent) line.push(at);
  return line;
}

function underParent(area: AreaSpec, parent: AreaSpec, path: Path): Finding[] {
  if (parent.level === 'sector' || rankOf(area.level) <= rankOf(parent.level)) {
    const found = `địa bàn cấp ${area.level} đặt dưới ${parent.id} cấp ${parent.level}`;
    const allowed = 'một địa bàn cấp cao hơn; khối cơ quan (sector) không có cấp dưới';
    return [{ code: 'wrong-parent', path: [...path, 'parent'], found, allowed }];
  }
  if (area.from >= parent.from) return [];
  const found = `ngày ${area.from}, trước khi ${parent.id} bắt đầu (${parent.from})`;
  return [{ code: 'before-parent', path: [...path, 'from'], found, allowed: `từ ${parent.from}` }];
}

function ofArea(areas: AreasById, area: AreaSpec, path: Path): Finding[] {
  if ((area.parent === null) !== (area.level === 'country')) {
    const found = area.parent === null ? `địa bàn cấp ${area.level} không có cấp trên` : `cả nước có cấp trên "${area.parent}"`;
    return [
      { code: 'wrong-parent', path: [...path, 'parent'], found, allowed: 'null với cấp country, định danh cấp trên với các cấp khác' },
    ];
  }
  const parent = area.parent === null ? undefined : areas.get(area.parent);
  return parent === undefined ? [] : underParent(area, parent, path);
}

/** Each parent stands on a higher level, which also leaves no room for a circle. */
export function areaFindings(document: PlanDocument): Finding[] {
  const areas = areasById(document);
  return document.areas.flatMap((area, index) => ofArea(areas, area, ['areas', index]));
}
