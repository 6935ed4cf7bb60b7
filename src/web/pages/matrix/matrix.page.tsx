import type { VNode } from 'preact';
import { shownDay, stateWords } from '../../../platform/text/terms';
import type { AnsweredRow } from '../../../status';
import { measureOf, said, textOf } from '../../charts/measure';
import { Page } from '../../layout/page';
import { ALL_PHASES } from '../../known/phase';
import { PhaseChoices } from '../../parts/phase-choices';
import { explainHref } from '../../parts/explained';
import { PlanChooser } from '../../parts/plan-chooser';
import { requirementWords } from '../../parts/target-table';
import { SIGNS } from '../../parts/state-tag';
import type { Visit } from '../../visit/visit';
import { ALL_TARGETS, cellKey, type Matrix } from './matrix.data';

/** Areas by targets at a glance: a sign, a value and a shade in each cell, each a link to its explanation. */
export const MatrixPage = ({ visit, matrix }: { visit: Visit; matrix: Matrix }): VNode => {
  const { plans, plan, names, targets, phase, chosen } = matrix;
  return (
    <Page visit={visit} title="Bảng đối chiếu" live>
      <h1 class="govuk-heading-l">Bảng đối chiếu</h1>
      <p class="hh-under">
        {plan.title}; {plan.issuer}. Mỗi hàng một địa bàn, mỗi cột một chỉ tiêu. Tình hình ngày {shownDay(visit.day)}.
      </p>
      <PlanChooser visit={visit} plans={plans} plan={plan.plan} />
      <PhaseChoices visit={visit} plan={plan} />
      <OneTarget visit={visit} matrix={matrix} />
      <Legend />
      {targets.length === 0 ? (
        <p class="govuk-body">Không có chỉ tiêu nào để đối chiếu vào ngày này.</p>
      ) : (
        <HeatTable visit={visit} matrix={matrix} targets={chosen === null ? targets : [chosen]} />
      )}
      <p class="hh-no-print">
        <a
          class="govuk-link"
          href={visit.href('/ma-tran/so-lieu.csv', { plan: plan.plan, phase: phase ?? ALL_PHASES, target: chosen ?? ALL_TARGETS })}
          download
        >
          Tải bảng (CSV)
        </a>
        {' · '}
        <a class="govuk-link" href={visit.href('/chi-tieu', { plan: plan.plan })}>
          {names.count} chỉ tiêu của kế hoạch
        </a>
      </p>
    </Page>
  );
};

/** A wide table is no use on a phone: there one target is looked at at a time. */
const OneTarget = ({ visit, matrix: { targets, names, chosen } }: { visit: Visit; matrix: Matrix }): VNode => (
  <form method="get" action={visit.path} class="hh-moment-form hh-no-print">
    {[...visit.query]
      .filter(([name]) => name !== 'target')
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    <div class="hh-fields">
      <div class="govuk-form-group">
        <label class="govuk-label" for="mot-chi-tieu">
          Chỉ tiêu
        </label>
        <select class="govuk-select" id="mot-chi-tieu" name="target" data-submits>
          <option value={ALL_TARGETS} selected={chosen === null}>
            Tất cả {targets.length} chỉ tiêu
          </option>
          {targets.map((id) => (
            <option value={id} selected={id === chosen}>
              {names.indicator(names.target(id)?.indicator ?? id)}
            </option>
          ))}
        </select>
      </div>
      <button class="govuk-button govuk-button--secondary">Xem</button>
    </div>
  </form>
);

const Legend = (): VNode => (
  <ul class="hh-legend hh-matrix-legend">
    <li>
      <span class="hh-cell hh-cell--met">✓</span> đạt
    </li>
    <li>
      <span class="hh-cell hh-cell--on">→</span> đúng tiến độ
    </li>
    <li>
      <span class="hh-cell hh-cell--below">!</span> chậm, dưới mức chung
    </li>
    <li>
      <span class="hh-cell hh-cell--missed">✕</span> không đạt
    </li>
    <li>
      <span class="hh-cell hh-cell--none">–</span> chưa có số liệu, chưa xét
    </li>
  </ul>
);

const HeatTable = ({
  visit,
  matrix: { areas, cells, names, plan },
  targets,
}: {
  visit: Visit;
  matrix: Matrix;
  targets: readonly string[];
}): VNode => (
  <div class="hh-scroll hh-matrix-frame" id="bang-doi-chieu" role="region" aria-label="Bảng đối chiếu" tabIndex={0}>
    <table class="hh-matrix">
      <caption class="govuk-visually-hidden">Địa bàn theo hàng, chỉ tiêu theo cột</caption>
      <thead>
        <tr>
          <th scope="col">Địa bàn</th>
          {targets.map((id) => (
            <th scope="col">
              <a class="govuk-link" href={visit.href(`/chi-tieu/${id}`, { plan: plan.plan })}>
                {names.indicator(names.target(id)?.indicator ?? id)}
              </a>
              <Wanted row={cells.get(cellKey(areas[0]?.id ?? '', id))} names={names} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {areas.map(({ id, name }, place) => (
          <tr id={`hang-${id}`} class={place === 0 ? 'hh-matrix__whole' : undefined}>
            <th scope="row">
              <a class="govuk-link" href={visit.href(`/don-vi/${id}`, { plan: plan.plan })}>
                {name}
              </a>
            </th>
            {targets.map((target) => (
              <Cell visit={visit} row={cells.get(cellKey(id, target))} names={names} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Wanted = ({ row, names }: { row: AnsweredRow | undefined; names: Matrix['names'] }): VNode | null =>
  row === undefined ? null : <small>{requirementWords(row, names)}</small>;

const Cell = ({ visit, row, names }: { visit: Visit; row: AnsweredRow | undefined; names: Matrix['names'] }): VNode => {
  if (row === undefined) return <td class="hh-cell hh-cell--none">—</td>;
  const { look, sign } = lookOf(row);
  const spec = names.spec(row.indicator);
  const measure = measureOf(spec ?? { measure: 'ratio', unit: '' }, row.criterion);
  const text = textOf(measure, row);
  return (
    <td class={`hh-cell hh-cell--${look}`}>
      <a href={explainHref(visit, row)}>
        {look === 'none' && <span aria-hidden="true">{sign} </span>}
        {text === null ? '—' : said({ ...measure, unit: '' }, text)}
        <span class="govuk-visually-hidden">, {stateWords(row)}</span>
      </a>
    </td>
  );
};

type Look = 'met' | 'on' | 'below' | 'missed' | 'none';
const LOOKS: Readonly<Record<NonNullable<AnsweredRow['state']>, Look>> = {
  achieved: 'met',
  'achieved-late': 'met',
  'on-track': 'on',
  'at-risk': 'below',
  'off-track': 'below',
  missed: 'missed',
  'no-data': 'none',
  'awaiting-data': 'none',
  undetermined: 'none',
  'not-started': 'none',
  'not-applicable': 'none',
};

export function lookOf({ state, againstPlan }: Pick<AnsweredRow, 'state' | 'againstPlan'>): { readonly look: Look; readonly sign: string } {
  if (state !== null) return { look: LOOKS[state], sign: SIGNS[state] };
  if (againstPlan === null) return { look: 'none', sign: '–' };
  return againstPlan === 'met' ? { look: 'met', sign: '✓' } : { look: 'below', sign: '!' };
}
