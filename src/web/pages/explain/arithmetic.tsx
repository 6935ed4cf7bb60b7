import type { Contribution } from '@hieuhoc/indicator-maths';
import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import { shown, withUnit } from '../../parts/numbers';
import type { Visit } from '../../visit/visit';
import { Contributions, Figures, sourceWords } from './contributions';
import type { Explanation } from './explain.data';
import { Reorganised } from './reorganised';

/** How the value was reached, in a sentence and in what was added up. */
export const Arithmetic = ({ visit, explanation }: { visit: Visit; explanation: Explanation }): VNode => {
  const { explained, names } = explanation;
  const { row, tree, derived } = explained;
  const unit = names.unit(row.indicator);
  const node = derived === null ? tree : derived.tree;
  const indicator = derived === null ? row.indicator : (names.measured(row.indicator) ?? row.indicator);
  return (
    <section aria-labelledby="phep-tinh">
      <h2 class="govuk-heading-m" id="phep-tinh">
        Phép tính
      </h2>
      <p class="hh-sum">{derived === null ? sumOf(row, unit) : derivedSum(explanation)}</p>
      {node !== null && (
        <>
          <p class="govuk-body">
            {derived === null ? 'Lấy từ' : 'Mẫu số lấy từ'}: {sourceWords(node)}.{' '}
            {node.children.length === 0 && (
              <Figures visit={visit} explanation={explanation} indicator={indicator} unit={unit} figures={node.figures} />
            )}
          </p>
          <NotUsed visit={visit} explanation={explanation} node={node} indicator={indicator} unit={unit} />
          <Contributions visit={visit} explanation={explanation} node={node} indicator={indicator} unit={names.unit(indicator)} />
          <Reorganised visit={visit} explanation={explanation} node={node} indicator={indicator} unit={unit} />
        </>
      )}
    </section>
  );
};

/** 30.430 / 37.917 × 100 = 80,25%. */
export function sumOf(row: Pick<Contribution, 'value' | 'numerator' | 'denominator'>, unit: string): string {
  if (row.numerator === null || row.denominator === null) return row.value === null ? 'Chưa có gì để tính.' : withUnit(row.value, unit);
  const share = row.value === null ? 'không chia được cho 0' : `${shown(row.value)}%`;
  return `${shown(row.numerator)} ÷ ${shown(row.denominator)} = ${share}`;
}

function derivedSum({ explained: { row, derived }, names }: Explanation): string {
  if (derived === null) return '';
  const { numerator = 'danh hiệu còn hiệu lực', denominator = 'tổng số' } = names.partsOf(row.indicator);
  const population =
    derived.population === null ? 'chưa có' : `${shown(row.denominator)} (${denominator}, ${spokenPeriod(derived.population)})`;
  const share = row.value === null ? 'chưa tính được' : `${shown(row.value)}%`;
  return `${shown(String(derived.live))} (${numerator}, ngày ${shownDay(derived.on)}) ÷ ${population} = ${share}`;
}

/** An own figure that stands beside a sum and is not taken. */
function NotUsed({ visit, explanation, node, indicator, unit }: Parameters<typeof Contributions>[0]): VNode | null {
  const unused = node.children.length === 0 ? [] : node.figures.filter(({ as }) => as !== 'counts');
  if (unused.length === 0) return null;
  return (
    <div class="govuk-inset-text">
      Địa bàn này cũng có số liệu của chính mình, không được dùng:
      <Figures visit={visit} explanation={explanation} indicator={indicator} unit={unit} figures={unused} />
    </div>
  );
}
