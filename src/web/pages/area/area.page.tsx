import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { capital } from '../../parts/state-tag';
import { fullName } from '../../known/areas';
import { ALL_PHASES, isInPhase, phaseAsked } from '../../known/phase';
import { Page } from '../../layout/page';
import { shown } from '../../parts/numbers';
import { PlanChooser } from '../../parts/plan-chooser';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { AreaLifeOf } from './area-life';
import { AreaRows } from './area-rows';
import type { AreaKnown } from './area.data';
import { findingOfArea, worstOfArea } from './finding-of-area';

/** One area on one page, as an office files it. */
export const AreaPage = ({ visit, known }: { visit: Visit; known: AreaKnown }): VNode => {
  const { area, around, plans, plan, names, rows } = known;
  const here = rows.filter((row) => row.value !== null || Number(row.coverage.expected) > 0);
  const begun = worstOfArea(here.filter((row) => row.state !== 'not-started' && isOfNow(visit, row, known)));
  const later = here.filter((row) => !begun.includes(row));
  return (
    <Page visit={visit} title={capital(fullName(area))} live>
      <Trail
        steps={[
          { words: 'Địa bàn', href: visit.href('/don-vi', { plan: plan?.plan }) },
          ...(area.parent === null
            ? []
            : [{ words: around.get(area.parent) ?? area.parent, href: visit.href(`/don-vi/${area.parent}`, { plan: plan?.plan }) }]),
        ]}
      />
      <h1 class="govuk-heading-l">{capital(fullName(area))}</h1>
      <p class="hh-under">
        {plan === null ? '' : `${plan.title}; ${plan.issuer}. `}Tình hình ngày {shownDay(visit.day)}.
      </p>
      {!area.exists && (
        <p class="govuk-inset-text">
          Vào ngày này địa bàn {area.until !== null && area.until <= visit.day ? `không còn, từ ${shownDay(area.until)}` : 'chưa được lập'}.
          Số liệu đã báo vẫn còn và vẫn tra được.
        </p>
      )}
      {plan !== null && <PlanChooser visit={visit} plans={plans} plan={plan.plan} />}
      {names !== null && here.length > 0 ? (
        <div class="hh-sheet">
          <p class="hh-lead">{findingOfArea(begun)}</p>
          <Beside visit={visit} known={known} />
          <AreaRows
            visit={visit}
            known={{ ...known, names }}
            rows={begun}
            caption="Chỉ tiêu đang đánh giá, đáng lo nhất trước"
            id="dang-danh-gia"
          />
          {later.length > 0 && <Later visit={visit} known={{ ...known, names }} rows={later} />}
        </div>
      ) : (
        <p class="govuk-body">Kế hoạch đang chọn không có chỉ tiêu nào cho địa bàn này.</p>
      )}
      <AreaLifeOf visit={visit} known={known} />
    </Page>
  );
};

/** What other phases ask is one link away: an office files what is judged now. */
const Later = ({ visit, known, rows }: Pick<Parameters<typeof AreaRows>[0], 'visit' | 'known' | 'rows'>): VNode =>
  visit.asked('phase') === ALL_PHASES ? (
    <AreaRows visit={visit} known={known} rows={rows} caption="Chỉ tiêu của giai đoạn khác" id="giai-doan-khac" />
  ) : (
    <p class="govuk-body hh-no-print">
      <a class="govuk-link" href={visit.here({ phase: ALL_PHASES })}>
        {rows.length} chỉ tiêu của giai đoạn khác
      </a>
    </p>
  );

/** A row that is not judged itself says nothing of its span: that of its target does. */
const isOfNow = (visit: Visit, row: AreaKnown['rows'][number], { series, names, plan }: AreaKnown): boolean =>
  (series.get(row.target)?.from ?? '') <= row.on &&
  isInPhase(names?.target(row.target) ?? null, plan === null ? null : phaseAsked(visit, plan));

/** Reports and titles, beside the numbers. */
const Beside = ({ visit, known: { rates, titles, plan, area } }: { visit: Visit; known: AreaKnown }): VNode => {
  const named = new Map(plan?.titles.map(({ code, name }) => [code, name]));
  return (
    <ul class="govuk-list hh-beside">
      {rates !== null && rates.expected > 0 && (
        <li>
          <a class="govuk-link" href={visit.href('/bao-cao', { plan: plan?.plan, area: area.id })}>
            Báo cáo
          </a>
          : đã nhận {rates.received}/{rates.expected} đến hạn ({shown(rates.completeness)}%), {rates.inTime} đúng hạn
          {rates.missing > 0 ? `, thiếu ${rates.missing}` : ''}.
        </li>
      )}
      <li>
        <a class="govuk-link" href={visit.href('/cong-nhan', { area: area.id })}>
          Danh hiệu đang giữ
        </a>
        {titles === null
          ? ': xem sổ công nhận.'
          : titles.length === 0
            ? ': chưa có.'
            : `: ${titles.map(({ title, live }) => `${live} ${named.get(title) ?? title}`).join(', ')}.`}
      </li>
    </ul>
  );
};
