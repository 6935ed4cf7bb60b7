import { liesUnder, followedIn } from '../ended';
import type { Hierarchy } from '../hierarchy';
import type { AreaId, Day, Level } from '../model';
import { snapshotOn } from '../snapshot';
import { planAreaOn } from '../target';
import type { Duty, DutyGround, DutyPeriod, DutyPlan } from './model';
import { placeOn, successorsOn } from './place';

const listed = new WeakMap<Hierarchy, Map<string, readonly AreaId[]>>();

/** The areas of a level under the plan's area on a day (of a plan whose area has ended, under what is followed of it), in order of id. */
function areasOn(hierarchy: Hierarchy, above: AreaId, level: Level, day: Day): readonly AreaId[] {
  let lists = listed.get(hierarchy);
  if (lists === undefined) listed.set(hierarchy, (lists = new Map()));
  const key = `${hierarchy.version(day)} ${level} ${above}`;
  let areas = lists.get(key);
  if (areas === undefined) {
    const tree = snapshotOn(hierarchy, day);
    const tops = tree.has(above) ? [above] : hierarchy.endedOn(above, day) ? followedIn(hierarchy, above, day) : [];
    const found = tops.flatMap((top) => [...tree.preorder(top)].filter((id) => hierarchy.level(id) === level));
    if (lists.size >= 256) lists.clear();
    lists.set(key, (areas = found.toSorted()));
  }
  return areas;
}

/** Rules 7, expected: the reporters of a duty that exist on a period's last day, each once. */
export function reportersOf(plan: DutyPlan, duty: Duty, { last }: Pick<DutyPeriod, 'last'>, ground: DutyGround): readonly string[] {
  if ('each' in duty.from) return areasOn(ground.hierarchy, planAreaOn(plan, last), duty.from.each, last);
  return duty.from.bodies.filter((code) => bodyLives(ground, code, last));
}

/** Whether this one is among them, without listing the others. */
export function isReporter(plan: DutyPlan, duty: Duty, reporter: string, { last }: Pick<DutyPeriod, 'last'>, ground: DutyGround): boolean {
  if (!('each' in duty.from)) return duty.from.bodies.includes(reporter) && bodyLives(ground, reporter, last);
  const { hierarchy } = ground;
  if (hierarchy.level(reporter) !== duty.from.each || !hierarchy.existsOn(reporter, last)) return false;
  return liesUnder(hierarchy, reporter, planAreaOn(plan, last), last);
}

function bodyLives(ground: DutyGround, code: string, day: Day): boolean {
  const body = ground.body(code, day);
  return body !== undefined && (body.retiredOn === null || day < body.retiredOn);
}

/** The area of a reporter: itself, or where the body sat on that day. */
export function areaOfReporter(duty: Duty, reporter: string, day: Day, ground: DutyGround): AreaId | null {
  return 'each' in duty.from ? reporter : (ground.body(reporter, day)?.area ?? null);
}

/** Who answers for a report on a day: the reporter's area, or whoever has taken it over, still under the old reporter's name. */
export function responsibleOn(duty: Duty, reporter: string, day: Day, ground: DutyGround): readonly AreaId[] {
  const area = areaOfReporter(duty, reporter, day, ground);
  return area === null ? [] : standInsOn(ground.hierarchy, area, day);
}

/** Who stands for an area on a day: itself, its successors, or where it has none the area above. */
export function standInsOn(hierarchy: Hierarchy, area: AreaId, day: Day): readonly AreaId[] {
  const heirs = successorsOn(hierarchy, area, day);
  if (heirs.length > 0) return heirs;
  const place = placeOn(hierarchy, area, day);
  return place === null ? [] : [place];
}
