import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import type { AreaCount } from '../../../recognitions';
import { fullName } from '../../known/areas';
import { explainHref } from '../../parts/explained';
import { shown, ValueCell, whole } from '../../parts/numbers';
import { capital } from '../../parts/state-tag';
import { Table, type Column } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { share } from './share';
import type { Register } from './register.data';

/** How many hold the title in each area below, beside what that area has reported of the same. */
export const ByArea = ({ visit, register }: { visit: Visit; register: Register }): VNode | null => {
  const { counts, place, reported, population } = register;
  if (counts.items.length === 0) return null;
  const names = new Map(place.under.map((one) => [one.id, capital(fullName(one))]));
  const rows = place.under.flatMap(({ id }) => counts.items.find(({ area }) => area === id) ?? []);
  const columns: Column<AreaCount>[] = [
    {
      title: 'Địa bàn',
      cell: ({ area }) => (
        <a class="govuk-link" href={visit.here({ area, cursor: null })}>
          {names.get(area) ?? area}
        </a>
      ),
    },
    { title: 'Đang giữ, theo sổ', number: true, cell: ({ area, live }) => <Held live={live} row={reported.get(area)} of={population} /> },
  ];
  if (reported.size > 0)
    columns.push({ title: 'Theo số liệu báo cáo', number: true, cell: ({ area }) => <Reported visit={visit} row={reported.get(area)} /> });
  if (counts.expiring !== null && counts.expiring > 0)
    columns.push({ title: 'Hết hạn trong 90 ngày', number: true, cell: ({ expiring }) => whole(expiring ?? 0) });
  return (
    <Table
      id="theo-dia-ban"
      caption={`${capital(place.name)}: số đang giữ danh hiệu theo địa bàn`}
      rows={rows}
      rowId={({ area }) => `dia-ban-${area}`.replaceAll('.', '-')}
      empty=""
      columns={columns}
    />
  );
};

type Row = Register['reported'] extends ReadonlyMap<string, infer One> ? One : never;

const Held = ({ live, row, of }: { live: number; row: Row | undefined; of: string | null }): VNode => (
  <>
    {whole(live)}
    {row !== undefined && row.denominator !== null && (
      <small>
        {share(live, row.denominator)} của {shown(row.denominator)}
        {of !== null && ` ${lower(of).replace(/^số /, '')}`}
      </small>
    )}
  </>
);

const Reported = ({ visit, row }: { visit: Visit; row: Row | undefined }): VNode =>
  row === undefined ? (
    <span class="hh-muted">—</span>
  ) : (
    <>
      <ValueCell row={row} unit="%" href={explainHref(visit, row)} />
      {row.period !== null && <small>{spokenPeriod(row.period)}</small>}
    </>
  );

const lower = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
