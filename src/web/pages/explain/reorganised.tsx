import type { VNode } from 'preact';
import { shown } from '../../parts/numbers';
import { Contributions, Figures } from './contributions';

/** What came from areas that are no more: whose figures count whole, and of which only a share. */
export const Reorganised = ({ visit, explanation, node, indicator, unit }: Parameters<typeof Contributions>[0]): VNode | null => {
  const groups = [node, ...node.children].flatMap(({ reorganised }) => reorganised);
  if (groups.length === 0) return null;
  const used = { visit, explanation, indicator, unit, named: true };
  const { called } = explanation;
  return (
    <div class="hh-reorganised">
      <h3 class="govuk-heading-s">Đơn vị đã sắp xếp lại</h3>
      <ul class="govuk-list govuk-list--bullet">
        {groups.map(({ whole, byShare }) => (
          <>
            {whole.length > 0 && (
              <li>
                Tính cả số liệu của đơn vị cũ: <Figures {...used} figures={whole} />
              </li>
            )}
            {byShare.map(({ from, to, share, figures }) => (
              <li>
                {share === null
                  ? `${called.area(from)} chia cho nhiều nơi mà không có tỷ lệ chia: không đoán phần của ${called.area(to)}. `
                  : `Phần ${shown(share)} của ${called.area(from)} về ${called.area(to)}: `}
                <Figures {...used} figures={figures} />
              </li>
            ))}
          </>
        ))}
      </ul>
    </div>
  );
};
