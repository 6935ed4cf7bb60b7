import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { Explanation } from './explain.data';
import { shownFraction } from './fractions';

const FROM = { target: 'ghi trong kế hoạch', allocation: 'giao cùng chỉ tiêu', figures: 'lấy từ số liệu đã chốt' } as const;

/** The straight line from the baseline to the goal, with its numbers put in. */
export const LineSum = ({ explanation: { explained } }: { explanation: Explanation }): VNode | null => {
  const { line, baseline, span } = explained;
  if (baseline === null) return null;
  const from = shownFraction(baseline.value);
  return (
    <dl class="hh-lines">
      <dt>Giá trị gốc</dt>
      <dd>
        {from}, ngày {shownDay(baseline.on)} ({FROM[baseline.from]})
      </dd>
      {line !== null && line.goal !== null && line.required !== null && (
        <>
          <dt>Phải đạt</dt>
          <dd>
            {shownFraction(line.goal)}, ngày {shownDay(span.due)}
          </dd>
          <dt>Phải có ngày {shownDay(line.t)}</dt>
          <dd>
            {from} + ({shownFraction(line.goal)} − {from}) × {line.daysPassed} ngày ÷ {line.daysTotal} ngày ={' '}
            <strong>{shownFraction(line.required)}</strong>
          </dd>
          <dt>Thực tế</dt>
          <dd>
            <strong>{shownFraction(line.v)}</strong>
          </dd>
          {line.progress !== null && (
            <>
              <dt>Phần đường đã đi</dt>
              <dd>
                ({shownFraction(line.v)} − {from}) ÷ ({shownFraction(line.required)} − {from}) = {shownFraction(line.progress)}
              </dd>
            </>
          )}
        </>
      )}
    </dl>
  );
};
