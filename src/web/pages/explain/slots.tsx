import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import { StateTag } from '../../parts/state-tag';
import { withUnit } from '../../parts/numbers';
import { Table } from '../../parts/table';
import type { Explanation } from './explain.data';

/** Which period was taken, and why not another (rules 3.1). */
export const Slots = ({ explanation: { explained } }: { explanation: Explanation }): VNode | null => {
  const { slots, span } = explained;
  if (slots.length === 0) return null;
  return (
    <Table
      caption="Các kỳ đã xem để chọn"
      id="cac-ky"
      rows={slots}
      empty=""
      columns={[
        { title: 'Kỳ', cell: ({ period }) => (period === null ? '—' : spokenPeriod(period)) },
        { title: 'Đã báo', number: true, cell: ({ coverage: { reported, expected } }) => `${String(reported)}/${String(expected)}` },
        { title: 'Đã chốt', cell: ({ settled }) => (settled ? 'rồi' : 'chưa: chưa đủ đơn vị và chưa quá 30 ngày sau kỳ') },
        {
          title: 'Dùng',
          cell: ({ shown: isShown, inSpan, settled }) =>
            isShown
              ? 'được chọn'
              : inSpan
                ? settled
                  ? 'không: cả kế hoạch chưa chốt'
                  : 'không: chưa chốt'
                : `không: trước ngày ${shownDay(span.from)}`,
        },
      ]}
    />
  );
};

/** Of what has to be met again and again: each time. */
export const Occurrences = ({ explanation: { explained, names } }: { explanation: Explanation }): VNode | null => {
  const { occurrences, denominator, indicator } = explained.row;
  const unit = denominator === null ? names.unit(indicator) : '%';
  if (occurrences === null || occurrences.length === 0) return null;
  return (
    <Table
      caption="Từng kỳ"
      id="tung-ky"
      rows={occurrences}
      empty=""
      columns={[
        { title: 'Kỳ', cell: ({ period }) => spokenPeriod(period) },
        { title: 'Giá trị', number: true, cell: ({ value }) => withUnit(value, unit) },
        { title: 'Đánh giá', cell: ({ state }) => <StateTag row={{ state, againstPlan: null }} /> },
      ]}
    />
  );
};
