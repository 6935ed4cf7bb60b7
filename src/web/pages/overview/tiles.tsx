import type { VNode } from 'preact';
import type { RatesItem } from '../../../reports';
import { shown } from '../../parts/numbers';
import type { Visit } from '../../visit/visit';

interface TilesProps {
  readonly visit: Visit;
  readonly plan: string;
  readonly rates: readonly RatesItem[];
  readonly names: ReadonlyMap<string, string>;
}

/** An area a tile, in the order of their names: units read better side by side than on a map whose borders change. */
export function Tiles({ visit, plan, rates, names }: TilesProps): VNode | null {
  const tiles = rates
    .map((one) => ({ ...one, name: names.get(one.area) ?? one.area }))
    .toSorted((one, other) => ORDER.compare(one.name, other.name));
  if (tiles.length === 0) return null;
  return (
    <ul class="hh-tiles" aria-label="Báo cáo đã nhận của từng địa bàn">
      {tiles.map(({ area, name, missing, completeness }) => (
        <li>
          <a class={`hh-tile hh-tile--${missing === 0 ? 'full' : 'lacking'}`} href={visit.href(`/don-vi/${area}`, { plan })}>
            <span class="hh-tile__name">{name}</span>
            <span>{missing === 0 ? '✓ đủ' : `! thiếu ${missing}`}</span>
            <span class="hh-muted">{completeness === null ? 'không phải báo cáo' : `${shown(completeness)}%`}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

const ORDER = new Intl.Collator('vi', { numeric: true });
