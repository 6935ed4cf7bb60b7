import type { ComponentChildren, VNode } from 'preact';
import type { IndicatorDefinition } from '../../../indicators';
import { shownDay } from '../../../platform/text/terms';
import type { Title } from '../../../recognitions';
import { SUBJECT_KINDS, validityWords } from '../../known/titles';
import { Page } from '../../layout/page';
import { Field } from '../../parts/field';
import { KeptQuery } from '../../parts/kept-query';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { mayDefine, type Bodies, type InForce } from './catalogue.data';
import { grantorWords, PERIODS, reportersWords, SHORT_MEASURES } from './catalogue.words';

const TABS = [
  { path: '/danh-muc', words: 'Chỉ số' },
  { path: '/danh-muc/danh-hieu', words: 'Danh hiệu' },
  { path: '/danh-muc/co-quan', words: 'Cơ quan, đơn vị' },
] as const;

interface FrameProps {
  readonly visit: Visit;
  readonly intro: string;
  /** Where a new one is defined, and what that is called; null without the right. */
  readonly fresh: { readonly path: string; readonly words: string } | null;
  readonly more?: VNode;
  readonly children: ComponentChildren;
}

const Frame = ({ visit, intro, fresh, more, children }: FrameProps): VNode => (
  <Page visit={visit} title="Danh mục" under="/danh-muc">
    <h1 class="govuk-heading-l">Danh mục</h1>
    <nav class="hh-choices hh-no-print" aria-label="Phần của danh mục">
      <ul>
        {TABS.map(({ path, words }) => (
          <li>
            <a href={visit.href(path)} {...(visit.path === path && { 'aria-current': 'page' as const })}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <p class="hh-under">{intro}</p>
    <form method="get" action={visit.path} class="hh-fields hh-no-print" role="search">
      <KeptQuery visit={visit} names={['on', 'asOf']} />
      <Field name="q" words="Tên hoặc mã, không cần dấu" value={visit.asked('q') ?? ''} width={20} />
      {more}
      <button class="govuk-button govuk-button--secondary">Tìm</button>
    </form>
    {fresh !== null && (
      <p class="hh-no-print">
        <a class="govuk-button" href={fresh.path}>
          {fresh.words}
        </a>
      </p>
    )}
    {children}
  </Page>
);

const Retired = ({ retiredOn }: { retiredOn: string | null }): VNode | null =>
  retiredOn === null ? null : <small>ngừng dùng từ {shownDay(retiredOn)}</small>;

const EMPTY = 'Không có mục nào như vậy vào ngày này.';

export const IndicatorsPage = ({ visit, indicators }: { visit: Visit; indicators: readonly InForce<IndicatorDefinition>[] }): VNode => (
  <Frame
    visit={visit}
    intro="Điều được đo. Một chỉ số chỉ định nghĩa một lần; mọi kế hoạch dùng chung, nên một số liệu chỉ phải báo một lần."
    fresh={mayDefine(visit, 'catalogue.define') ? { path: '/danh-muc/chi-so/moi', words: 'Định nghĩa chỉ số mới' } : null}
  >
    <Table
      id="cac-chi-so"
      caption={`Chỉ số (${indicators.length})`}
      rows={indicators}
      rowId={({ code }) => `chi-so-${code}`}
      empty={EMPTY}
      columns={[
        {
          title: 'Chỉ số',
          cell: ({ code, name, retiredOn }) => (
            <>
              <a class="govuk-link" href={visit.href(`/danh-muc/chi-so/${code}`)}>
                {name}
              </a>
              <Retired retiredOn={retiredOn} />
            </>
          ),
        },
        { title: 'Đo bằng', cell: ({ measure, unit }) => `${SHORT_MEASURES[measure]} (${unit})` },
        { title: 'Ai báo cáo', cell: (one) => capital(reportersWords(one)) },
        { title: 'Kỳ', cell: ({ periods }) => periods.map((period) => PERIODS[period] ?? period).join(', ') || '—' },
      ]}
    />
  </Frame>
);

export const TitlesPage = ({
  visit,
  titles,
  bodyName,
}: {
  visit: Visit;
  titles: readonly InForce<Title>[];
  bodyName: (code: string) => string;
}): VNode => (
  <Frame
    visit={visit}
    intro="Điều được công nhận: cho ai, ai công nhận, giữ được bao lâu."
    fresh={mayDefine(visit, 'catalogue.define') ? { path: '/danh-muc/danh-hieu/moi', words: 'Định nghĩa danh hiệu mới' } : null}
  >
    <Table
      id="cac-danh-hieu"
      caption={`Danh hiệu (${titles.length})`}
      rows={titles}
      rowId={({ code }) => `danh-hieu-${code}`}
      empty={EMPTY}
      columns={[
        {
          title: 'Danh hiệu',
          cell: ({ code, name, retiredOn }) => (
            <>
              <a class="govuk-link" href={visit.href(`/danh-muc/danh-hieu/${code}`)}>
                {name}
              </a>
              <Retired retiredOn={retiredOn} />
            </>
          ),
        },
        { title: 'Dành cho', cell: ({ subject }) => capital(SUBJECT_KINDS[subject]) },
        { title: 'Ai công nhận', cell: (one) => grantorWords(one, bodyName) },
        { title: 'Thời hạn', cell: (one) => capital(validityWords(one)) },
      ]}
    />
  </Frame>
);

export const BodiesPage = ({ visit, bodies: { items, more, problem, areaName } }: { visit: Visit; bodies: Bodies }): VNode => (
  <Frame
    visit={visit}
    intro="Ai báo cáo, ai nhận, ai chủ trì nhiệm vụ; đặt ở địa bàn nào."
    fresh={mayDefine(visit, 'body.define') ? { path: '/danh-muc/co-quan/moi', words: 'Thêm cơ quan, đơn vị' } : null}
    more={<Field name="area" words="Ở địa bàn" value={visit.asked('area') ?? ''} error={problem ?? undefined} width={20} />}
  >
    <Table
      id="cac-co-quan"
      caption={`Cơ quan, đơn vị (${more ? 'hơn ' : ''}${items.length})`}
      rows={items}
      rowId={({ code }) => `co-quan-${code}`}
      empty={EMPTY}
      columns={[
        {
          title: 'Tên',
          cell: ({ code, name, retiredOn }) => (
            <>
              <a class="govuk-link" href={visit.href(`/danh-muc/co-quan/${code}`)}>
                {name}
              </a>
              <Retired retiredOn={retiredOn} />
            </>
          ),
        },
        {
          title: 'Ở địa bàn',
          cell: ({ area }) => (
            <a class="govuk-link" href={visit.href(`/don-vi/${area}`)}>
              {areaName(area)}
            </a>
          ),
        },
      ]}
    />
  </Frame>
);
