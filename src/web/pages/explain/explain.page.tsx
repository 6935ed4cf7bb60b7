import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import { measureOf, said, textOf } from '../../charts/measure';
import { Page } from '../../layout/page';
import { StateTag } from '../../parts/state-tag';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { Arithmetic } from './arithmetic';
import { because } from './because';
import { Beside } from './beside';
import { Events } from './events';
import type { Explanation } from './explain.data';
import { LineSum } from './line-sum';
import { Occurrences, Slots } from './slots';
import { TargetVersion } from './target-version';

/** Every number explains itself. */
export const ExplainPage = ({ visit, explanation }: { visit: Visit; explanation: Explanation }): VNode => {
  const { explained, plan, names } = explanation;
  const { row, sample } = explained;
  const measure = measureOf(names.spec(row.indicator) ?? { measure: 'ratio', unit: '' }, row.criterion);
  const value = textOf(measure, row);
  const area = explanation.called.area(row.area);
  return (
    <Page visit={visit} title={`Giải thích: ${names.indicator(row.indicator)}, ${area}`} under="/chi-tieu">
      <Trail
        steps={[
          { words: 'Tổng quan', href: visit.href('/tong-quan', { plan: plan.plan }) },
          { words: 'Chỉ tiêu', href: visit.href(`/chi-tieu/${row.target}`, { plan: plan.plan }) },
          { words: area, href: visit.href(`/don-vi/${row.area}`, { plan: plan.plan }) },
        ]}
      />
      <h1 class="govuk-heading-l">{names.indicator(row.indicator)}</h1>
      <p class="hh-under">
        {area}, {row.period === null ? 'chưa có kỳ nào' : spokenPeriod(row.period)}; tình hình ngày {shownDay(row.on)}
        {row.basis === 'verified' ? ', chỉ số liệu đã xác minh' : ''}.{sample === true && ' Số liệu minh hoạ.'}
      </p>
      <div class="hh-answer">
        <p class="hh-answer__value">{value === null ? '—' : said(measure, value)}</p>
        <p class="hh-answer__state">
          <StateTag row={row} />
        </p>
      </div>
      <section aria-labelledby="vi-sao">
        <h2 class="govuk-heading-m" id="vi-sao">
          Vì sao
        </h2>
        {because(explained, measure).map((words) => (
          <p class="govuk-body">{words}</p>
        ))}
        <LineSum explanation={explanation} />
        <Occurrences explanation={explanation} />
      </section>
      <Arithmetic visit={visit} explanation={explanation} />
      <Beside explanation={explanation} />
      <TargetVersion visit={visit} explanation={explanation} />
      <Slots explanation={explanation} />
      <Events visit={visit} explanation={explanation} />
    </Page>
  );
};
