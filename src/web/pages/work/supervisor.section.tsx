import type { VNode } from 'preact';
import { planTitle } from '../../known/plans';
import { shown } from '../../parts/numbers';
import type { Visit } from '../../visit/visit';
import { headline } from '../overview/standing';
import { Behind } from './behind';
import { behindIn } from './planner.data';
import type { SupervisorWork } from './watching.data';

export const SupervisorSection = ({ visit, work: { plans } }: { visit: Visit; work: SupervisorWork }): VNode => (
  <section aria-labelledby="tinh-hinh">
    <h2 class="govuk-heading-m" id="tinh-hinh">
      Tình hình
    </h2>
    {plans.map((standing) => {
      const [behind] = behindIn([standing]);
      const { plan, reporting } = standing;
      return (
        <>
          <p class="hh-lead">
            <strong>{planTitle(plan)}:</strong> {headline(standing.rows)}
          </p>
          {reporting !== null && reporting.expected > 0 && (
            <p class="govuk-body">
              Báo cáo đến hạn: đã nhận {reporting.received}/{reporting.expected} ({shown(reporting.completeness)}%), đúng hạn{' '}
              {reporting.inTime}/{reporting.expected} ({shown(reporting.timeliness)}%).{' '}
              {reporting.missing > 0 && (
                <a class="govuk-link" href={visit.href('/bao-cao', { plan: plan.plan, state: 'missing' })}>
                  {reporting.missing} báo cáo còn thiếu
                </a>
              )}
            </p>
          )}
          <p class="hh-actions">
            <a class="govuk-button" href={visit.href('/tong-quan', { plan: plan.plan })}>
              Mở Tổng quan
            </a>
          </p>
          {behind !== undefined && <Behind visit={visit} standing={behind} caption="Đáng lo nhất" id={`cham-${plan.plan}`} />}
        </>
      );
    })}
  </section>
);
