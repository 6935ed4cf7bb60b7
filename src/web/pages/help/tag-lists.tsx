import type { ComponentChildren, VNode } from 'preact';
import { criterionWords } from '../../../platform/text/terms';
import { ReportTag } from '../../parts/report-tag';
import { ReviewTag } from '../../parts/review-tag';
import { capital, StateTag } from '../../parts/state-tag';
import { SummaryRow } from '../../parts/summary-row';
import { TaskTag } from '../tasks/task-tag';
import { AGAINST, CRITERIA, REPORTS, REVIEWS, STANDINGS, STATES, TASKS } from './tags';

/** Every tag as it looks on the pages, with what it says. */
export const Tags = (): VNode => (
  <section aria-labelledby="tinh-trang">
    <h2 class="govuk-heading-m" id="tinh-trang">
      Nhãn và tình trạng
    </h2>
    <List words="Chỉ tiêu: nền màu, dấu và chữ">
      {entries(STATES).map(([state, meaning]) => (
        <Row tag={<StateTag row={{ state, againstPlan: null }} />} meaning={meaning} />
      ))}
      {entries(AGAINST).map(([againstPlan, meaning]) => (
        <Row tag={<StateTag row={{ state: null, againstPlan }} />} meaning={meaning} />
      ))}
    </List>
    <List words="Số liệu: viền và chữ">
      {entries(REVIEWS).map(([review, meaning]) => (
        <Row tag={<ReviewTag review={review} />} meaning={meaning} />
      ))}
    </List>
    <List words="Báo cáo">
      {entries(REPORTS).map(([state, meaning]) => (
        <Row tag={<ReportTag state={state} />} meaning={meaning} />
      ))}
    </List>
    <List words="Nhiệm vụ">
      {entries(TASKS).map(([state, meaning]) => (
        <Row tag={<TaskTag state={state} />} meaning={meaning} />
      ))}
    </List>
    <List words="Danh hiệu">
      {entries(STANDINGS).map(([standing, [word, meaning]]) => (
        <Row tag={<span class={`hh-standing hh-standing--${standing}`}>{word}</span>} meaning={meaning} />
      ))}
    </List>
    <List words="Yêu cầu của chỉ tiêu">
      {Object.values(CRITERIA).map(([shown, meaning]) => (
        <SummaryRow words={capital(criterionWords(shown))}>{meaning}</SummaryRow>
      ))}
    </List>
  </section>
);

const List = ({ words, children }: { words: string; children: ComponentChildren }): VNode => (
  <>
    <h3 class="govuk-heading-s">{words}</h3>
    <dl class="govuk-summary-list">{children}</dl>
  </>
);

const Row = ({ tag, meaning }: { tag: VNode; meaning: string }): VNode => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{tag}</dt>
    <dd class="govuk-summary-list__value">{meaning}</dd>
  </div>
);

/** In the order in which they are written. */
function entries<Name extends string, What>(record: Readonly<Record<Name, What>>): readonly (readonly [Name, What])[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a record of these names has no other names
  return Object.entries(record) as [Name, What][];
}
