import type { Contribution, FigureUsed } from '@hieuhoc/indicator-maths';
import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { explainHref, figureHref } from '../../parts/explained';
import { shown, withUnit } from '../../parts/numbers';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { figureKey, type Explanation } from './explain.data';

interface Props {
  readonly visit: Visit;
  readonly explanation: Explanation;
  readonly node: Contribution;
  readonly indicator: string;
  readonly unit: string;
}

/** What each area brought, one level down; whoever brought nothing is named too. */
export const Contributions = ({ visit, explanation, node, indicator, unit }: Props): VNode | null => {
  const { row } = explanation.explained;
  if (node.children.length === 0) return null;
  const isRatio = node.denominator !== null;
  return (
    <Table
      caption={`${node.children.length} địa bàn cộng lại`}
      id="dong-gop"
      rows={node.children}
      rowId={({ area }) => `dong-gop-${area}`}
      empty=""
      columns={[
        {
          title: 'Địa bàn',
          cell: ({ area, name }) => (
            <a class="govuk-link" href={explainHref(visit, { ...row, area }, { period: periodOf(row) })}>
              {name ?? area}
            </a>
          ),
        },
        ...(isRatio
          ? [
              { title: 'Tử số', number: true, cell: ({ numerator }: Contribution) => shown(numerator) },
              { title: 'Mẫu số', number: true, cell: ({ denominator }: Contribution) => shown(denominator) },
            ]
          : []),
        { title: 'Giá trị', number: true, cell: (child) => withUnit(child.value, isRatio ? '%' : unit) },
        { title: 'Lấy từ đâu', cell: (child) => sourceWords(child) },
        {
          title: 'Số liệu',
          cell: (child) => <Figures visit={visit} explanation={explanation} indicator={indicator} unit={unit} figures={child.figures} />,
        },
      ]}
    />
  );
};

export function sourceWords({ source, missing, notApplicable, estimated, coverage, children }: Contribution): string {
  if (notApplicable) return 'không áp dụng, không tính';
  if (missing) return 'chưa báo cáo';
  const guess = estimated ? ', ước theo tỷ lệ chia' : '';
  switch (source) {
    case 'own':
      return `địa bàn tự báo cáo${guess}`;
    case 'roll-up':
      return `cộng từ cấp dưới, ${String(coverage.reported)}/${String(coverage.expected)} đơn vị${guess}`;
    case 'predecessors':
      return `từ các đơn vị trước sắp xếp${guess}`;
    case 'derived':
      return 'suy ra';
    case null:
      return children.length === 0 && Number(coverage.expected) === 0 ? 'không phải báo cáo chỉ số này' : 'chưa có số liệu';
  }
}

/** The page says it once of all. */
const SAMPLE = 'số liệu minh hoạ';

const AS: Readonly<Record<FigureUsed['as'], string>> = {
  counts: '',
  'other-of-the-slot': 'không dùng: cùng kỳ đã có số khác được dùng trước',
  'old-boundaries': 'không dùng: báo theo địa giới cũ',
  'part-not-applicable': 'không dùng: một phần của năm không áp dụng',
};

/** Figures that were looked at, each a link to its whole life. Verification is told apart from attainment. */
type FiguresProps = Omit<Props, 'node'> & {
  readonly figures: readonly FigureUsed[];
  /** Whose they are is said: not that of the row they stand in. */
  readonly named?: boolean;
};

export const Figures = ({ visit, explanation, indicator, unit, figures, named = false }: FiguresProps): VNode => (
  <>
    {figures.map((figure) => {
      const told = explanation.figures.get(figureKey(figure));
      return (
        <div class="hh-figure">
          <a class="govuk-link" href={figureHref(visit, indicator, figure.area, figure.period)}>
            {named && `${explanation.called.area(figure.area)}, `}
            {spokenPeriod(figure.period)}: {numbersWords(figure, unit)}
          </a>{' '}
          <span class={`hh-verified hh-verified--${figure.returned ? 'returned' : figure.verified ? 'verified' : 'sent'}`}>
            {figure.returned ? 'bị trả lại' : figure.verified ? 'đã xác minh' : 'chưa xác minh'}
          </span>
          {told?.detail.source !== undefined && told.detail.source !== SAMPLE && <small>Nguồn: {told.detail.source}</small>}
          {figure.returned && told?.returnedBecause != null && <small>Lý do trả lại: {told.returnedBecause}</small>}
          {AS[figure.as] !== '' && <small>{AS[figure.as]}</small>}
        </div>
      );
    })}
  </>
);

function numbersWords({ numbers }: FigureUsed, unit: string): string {
  if (numbers === 'not-applicable') return 'không áp dụng';
  return numbers.numerator === null ? withUnit(numbers.value, unit) : `${shown(numbers.numerator)}/${shown(numbers.denominator)}`;
}

/** What follows from other figures is of a day, and is asked for by that. */
const periodOf = ({ period }: { readonly period: string | null }): string | undefined =>
  period === null || /^\d{4}-\d\d-\d\d$/.test(period) ? undefined : period;
