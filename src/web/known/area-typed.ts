import type { FormProblem } from '../parts/error-summary';
import type { Visit } from '../visit/visit';
import { areasNamed, areasOf, fullName, type AreaHead } from './areas';

/** An area as somebody typed it, by code or by name: one, or what he is to be told. */
export type Typed = { readonly area: AreaHead } | { readonly problem: string };

const CODE = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const KIND = /^(xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tỉnh)\s+/iu;
const MOST_SAID = 6;

/** `22.205.07075`, `An Sinh`, `xã An Sinh`, `xã An Sinh (22.205.07075)`. */
export async function areaTyped(visit: Visit, typed: string): Promise<Typed> {
  const code = /\(([^()]+)\)$/.exec(typed)?.[1] ?? typed;
  if (CODE.test(code)) {
    const [area] = await areasOf(visit, [code]);
    if (area !== undefined) return { area };
  }
  const { found, more } = await named(visit, typed);
  const [first, ...others] = found;
  if (first === undefined) return { problem: `Không có địa bàn nào tên là “${typed}” vào ngày này. Hãy gõ tên hoặc mã khác.` };
  if (others.length === 0) return { area: first };
  const said = found.slice(0, MOST_SAID).map((area) => `${fullName(area)} (${area.id})`);
  const many = more ? `hơn ${found.length}` : String(found.length);
  const rest = found.length > MOST_SAID ? ' và những nơi khác' : '';
  return { problem: `Có ${many} địa bàn tên “${typed}”: ${said.join('; ')}${rest}. Hãy ghi mã của nơi bạn muốn.` };
}

const low = (text: string): string => text.toLocaleLowerCase('vi');

/** Those called just so before those whose name only holds it. */
async function named(visit: Visit, typed: string): ReturnType<typeof areasNamed> {
  const bare = typed.replace(KIND, '').slice(0, 100);
  const all = await areasNamed(visit, bare);
  const full = all.found.filter((area) => low(fullName(area)) === low(typed));
  const exact = full.length > 0 ? full : all.found.filter((area) => low(area.name) === low(bare));
  return exact.length > 0 ? { found: exact, more: false } : all;
}

/** The same as a form asks it. Of an empty box the form itself says what it means. */
export async function areaOfField(
  visit: Visit,
  typed: string,
  field: string,
): Promise<{ readonly id: string | null; readonly problems: readonly FormProblem[] }> {
  const found = await areaTyped(visit, typed);
  return 'area' in found ? { id: found.area.id, problems: [] } : { id: null, problems: [{ words: found.problem, field }] };
}
