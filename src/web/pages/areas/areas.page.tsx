import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { fullName, type AreaHead } from '../../known/areas';
import { Page } from '../../layout/page';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { LEVELS } from '../../words';
import type { Areas } from './areas.data';

/** Areas: those under one, or those whose name holds some words. */
export const AreasPage = ({ visit, areas }: { visit: Visit; areas: Areas }): VNode => {
  const { at, q, shown, more, names, plan } = areas;
  return (
    <Page visit={visit} title="Địa bàn">
      {at !== null && at.parent !== null && (
        <Trail
          steps={[{ words: names.get(at.parent) ?? at.parent, href: visit.href('/don-vi', { plan: plan?.plan, parent: at.parent }) }]}
        />
      )}
      <h1 class="govuk-heading-l">{at === null ? 'Địa bàn' : `Địa bàn thuộc ${fullName(at)}`}</h1>
      <p class="hh-under">Tình hình ngày {shownDay(visit.day)}.</p>
      <Search visit={visit} q={q} plan={plan?.plan} />
      {q !== '' && (
        <p class="govuk-body" role="status" id="tim-thay">
          {shown.length === 0
            ? `Không có địa bàn nào tên có “${q}” vào ngày này.`
            : `${more ? 'Hơn ' : ''}${shown.length} địa bàn tên có “${q}”.`}{' '}
          <a class="govuk-link" href={visit.here({ q: null })}>
            Bỏ tìm
          </a>
        </p>
      )}
      {at !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={visit.href(`/don-vi/${at.id}`, { plan: plan?.plan })}>
            Trang của {fullName(at)}
          </a>
        </p>
      )}
      {(shown.length > 0 || q === '') && <AreaTable visit={visit} areas={areas} />}
    </Page>
  );
};

const Search = ({ visit, q, plan }: { visit: Visit; q: string; plan: string | undefined }): VNode => (
  <form method="get" action="/don-vi" class="hh-fields hh-search hh-no-print" role="search">
    {plan !== undefined && <input type="hidden" name="plan" value={plan} />}
    {[...visit.query]
      .filter(([name]) => name === 'on' || name === 'asOf')
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    <div class="govuk-form-group">
      <label class="govuk-label" for="q">
        Tìm địa bàn theo tên, không cần dấu
      </label>
      <input class="govuk-input govuk-input--width-20" type="search" id="q" name="q" value={q} maxLength={100} autocomplete="off" />
    </div>
    <button class="govuk-button govuk-button--secondary">Tìm</button>
  </form>
);

const isLast = ({ level }: AreaHead): boolean => level === 'commune' || level === 'village' || level === 'sector';

const AreaTable = ({ visit, areas: { shown, names, plan, q } }: { visit: Visit; areas: Areas }): VNode => {
  return (
    <Table
      caption={q === '' ? 'Địa bàn trực thuộc' : 'Địa bàn tìm thấy'}
      id="dia-ban"
      rows={shown}
      rowId={({ id }) => `dia-ban-${id}`}
      empty="Không có địa bàn nào ở dưới."
      columns={[
        {
          title: 'Địa bàn',
          cell: (area) => (
            <a class="govuk-link" href={visit.href(`/don-vi/${area.id}`, { plan: plan?.plan })}>
              {capital(fullName(area))}
            </a>
          ),
        },
        { title: 'Cấp', cell: ({ level }) => capital(LEVELS[level] ?? level) },
        { title: 'Mã', cell: ({ officialCode }) => officialCode ?? '—' },
        ...(q === '' ? [] : [{ title: 'Thuộc', cell: ({ parent }: AreaHead) => (parent === null ? '—' : (names.get(parent) ?? parent)) }]),
        { title: 'Từ', cell: ({ from }) => <span class="hh-nowrap">{shownDay(from)}</span> },
        {
          title: 'Cấp dưới',
          cell: (area) =>
            isLast(area) ? (
              '—'
            ) : (
              <a class="govuk-link" href={visit.href('/don-vi', { plan: plan?.plan, parent: area.id })}>
                Xem<span class="govuk-visually-hidden"> địa bàn thuộc {fullName(area)}</span>
              </a>
            ),
        },
      ]}
    />
  );
};
