import type { VNode } from 'preact';
import { shownDay, STATE_WORDS } from '../../../platform/text/terms';
import { Page } from '../../layout/page';
import { Choices } from '../../parts/choices';
import { PhaseChoices } from '../../parts/phase-choices';
import { PlanChooser } from '../../parts/plan-chooser';
import { capital } from '../../parts/state-tag';
import { TargetTable } from '../../parts/target-table';
import type { Visit } from '../../visit/visit';
import { countsOf, headline } from '../overview/standing';
import { narrow, narrowedIn, sectionsOf, type Targets } from './targets.data';

/** Every target of a plan, narrowed and sorted by links. */
export const TargetsPage = ({ visit, targets }: { visit: Visit; targets: Targets }): VNode => {
  const { plans, plan, names, rows, series } = targets;
  const narrowed = narrowedIn(visit, plan);
  const shown = narrow(targets, narrowed);
  const states = countsOf(narrow(targets, { ...narrowed, state: undefined })).map(({ state, count }) => ({
    value: state,
    words: capital(STATE_WORDS[state]),
    count,
  }));
  return (
    <Page visit={visit} title="Chỉ tiêu" live>
      <h1 class="govuk-heading-l">Chỉ tiêu</h1>
      <p class="hh-under">
        {plan.title}; {plan.issuer}. Tình hình ngày {shownDay(visit.day)}.
      </p>
      <PlanChooser visit={visit} plans={plans} plan={plan.plan} />
      <p class="hh-lead">{headline(rows)}</p>
      <PhaseChoices visit={visit} plan={plan} />
      <Choices visit={visit} name="state" title="Tình trạng" choices={[{ value: null, words: 'Tất cả' }, ...states]} />
      <Choices
        visit={visit}
        name="section"
        title="Mục của văn bản"
        choices={[{ value: null, words: 'Tất cả' }, ...sectionsOf(targets).map((value) => ({ value, words: value }))]}
      />
      <Choices
        visit={visit}
        name="sort"
        title="Xếp theo"
        choices={[
          { value: null, words: 'Đáng lo nhất trước' },
          { value: 'due', words: 'Hạn' },
          { value: 'section', words: 'Thứ tự văn bản' },
        ]}
      />
      <p class="hh-muted" role="status" id="so-chi-tieu">
        {shown.length} / {rows.length} chỉ tiêu
      </p>
      <TargetTable
        visit={visit}
        names={names}
        rows={shown}
        series={series}
        caption="Chỉ tiêu của kế hoạch"
        id="chi-tieu"
        empty={rows.length === 0 ? 'Kế hoạch này không có chỉ tiêu định lượng.' : 'Không có chỉ tiêu nào như đã chọn.'}
      />
      <p class="hh-no-print">
        <a class="govuk-link" href={visit.href('/chi-tieu/tat-ca.csv', { plan: plan.plan })} download>
          Tải tất cả (CSV)
        </a>
      </p>
    </Page>
  );
};
