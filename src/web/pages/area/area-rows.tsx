import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { AnsweredRow } from '../../../status';
import { gapOf } from '../../charts/gap';
import { measureOf } from '../../charts/measure';
import { Sparkline } from '../../charts/sparkline';
import { explainHref } from '../../parts/explained';
import { ValueCell } from '../../parts/numbers';
import { StateAndWhy } from '../../parts/state-reason';
import { Table } from '../../parts/table';
import { requirementWords } from '../../parts/target-table';
import { VerifiedTag } from '../../parts/verified-tag';
import type { Visit } from '../../visit/visit';
import type { AreaKnown } from './area.data';

interface Props {
  readonly visit: Visit;
  readonly known: AreaKnown & { readonly names: NonNullable<AreaKnown['names']> };
  readonly rows: readonly AnsweredRow[];
  readonly caption: string;
  readonly id: string;
}

/** Every indicator of one area, a row each. */
export const AreaRows = ({ visit, known: { names, series, area }, rows, caption, id }: Props): VNode => (
  <Table
    caption={caption}
    id={id}
    rows={rows}
    rowId={({ target }) => `chi-tieu-${target}`}
    empty="Không có chỉ tiêu nào ở đây."
    columns={[
      {
        title: 'Chỉ số',
        cell: ({ plan, target, indicator }) => (
          <a class="govuk-link" href={visit.href(`/chi-tieu/${target}`, { plan, area: area.id })}>
            {names.indicator(indicator)}
          </a>
        ),
      },
      { title: 'Tình trạng', cell: (row) => <StateAndWhy row={row} reason={row.reason} unit={names.unit(row.indicator)} /> },
      {
        title: 'Giá trị',
        number: true,
        cell: (row) => (
          <>
            <ValueCell row={row} unit={names.unit(row.indicator)} href={explainHref(visit, row)} />
            <small class="hh-nowrap">{gapWords(row, names)}</small>
          </>
        ),
      },
      {
        title: 'Yêu cầu',
        cell: (row) => (
          <>
            {requirementWords(row, names)}
            <small class="hh-nowrap">hạn {shownDay(row.due)}</small>
          </>
        ),
      },
      { title: 'Diễn biến', cell: (row) => <Through row={row} names={names} series={series} /> },
      { title: 'Xác minh', cell: (row) => <VerifiedTag row={row} /> },
    ]}
  />
);

function gapWords(row: AnsweredRow, names: Props['known']['names']): string {
  const spec = names.spec(row.indicator);
  return spec === null ? '' : gapOf(measureOf(spec, row.criterion), row);
}

function Through({ row, names, series }: { row: AnsweredRow } & Pick<Props['known'], 'names' | 'series'>): VNode | null {
  const [spec, found] = [names.spec(row.indicator), series.get(row.target)];
  return spec === null || found === undefined ? null : <Sparkline series={found} measure={measureOf(spec, row.criterion)} />;
}
