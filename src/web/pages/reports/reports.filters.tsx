import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { KeptQuery } from '../../parts/kept-query';
import { REPORT_WORDS } from '../../parts/report-tag';
import type { Visit } from '../../visit/visit';
import type { Reports } from './reports.data';

/** Which reports are listed: all of it stands in the address. */
export const ReportFilters = ({ visit, reports: { plan, periods, called } }: { visit: Visit; reports: Reports }): VNode => (
  <form method="get" action={visit.path} class="hh-moment-form hh-no-print" aria-label="Lọc báo cáo">
    <input type="hidden" name="plan" value={plan.plan} />
    <KeptQuery visit={visit} names={['on', 'asOf', 'area', 'reporter', 'duty']} />
    <div class="hh-fields">
      <Select name="period" words="Kỳ" chosen={visit.asked('period')} options={periods.map((one) => [one, capital(spokenPeriod(one))])} />
      <Select name="state" words="Tình trạng" chosen={visit.asked('state')} options={STATES} />
      {visit.can('report.accept') && (
        <Select name="receiver" words="Nơi nhận" chosen={visit.asked('receiver')} options={[['me', 'Gửi cho tôi']]} />
      )}
      <button class="govuk-button govuk-button--secondary">Lọc</button>
    </div>
    <Narrowed
      visit={visit}
      names={{ area: (id) => called.area(id), reporter: (id) => (called.area(id) === id ? called.body(id) : called.area(id)) }}
    />
  </form>
);

/** What else the list is narrowed to, each with a way out. */
const Narrowed = ({ visit, names }: { visit: Visit; names: Readonly<Record<string, (id: string) => string>> }): VNode | null => {
  const kept = Object.entries(names).flatMap(([name, words]) => {
    const value = visit.asked(name);
    return value === undefined ? [] : [{ name, words: words(value) }];
  });
  return kept.length === 0 ? null : (
    <p class="govuk-body">
      Chỉ {kept.map(({ words }) => words).join(', ')}.{' '}
      <a class="govuk-link" href={visit.here({ area: null, reporter: null, cursor: null })}>
        Xem tất cả
      </a>
    </p>
  );
};

const STATES: readonly (readonly [string, string])[] = [...Object.entries(REPORT_WORDS), ['late', 'Gửi muộn hoặc còn thiếu']];

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

interface SelectProps {
  readonly name: string;
  readonly words: string;
  readonly chosen: string | undefined;
  readonly options: readonly (readonly [string, string])[];
}

const Select = ({ name, words, chosen, options }: SelectProps): VNode => (
  <div class="govuk-form-group">
    <label class="govuk-label" for={`loc-${name}`}>
      {words}
    </label>
    <select class="govuk-select" id={`loc-${name}`} name={name} data-submits>
      <option value="">Tất cả</option>
      {options.map(([value, label]) => (
        <option value={value} selected={value === chosen}>
          {label}
        </option>
      ))}
    </select>
  </div>
);
