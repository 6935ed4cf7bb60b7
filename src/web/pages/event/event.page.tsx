import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { Called } from '../../known/called';
import { Page } from '../../layout/page';
import { placeOf } from '../../log/about';
import { changedFields } from '../../log/before-after';
import { decisionOf, type Entry } from '../../log/entry';
import { dayOfEffect } from '../../log/entry-facts';
import { kindWords } from '../../log/kinds';
import { sentenceOf } from '../../log/sentences';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import { entryHref } from '../log/entry-list';
import type { EventShown } from './event.data';
import { Proof } from './event-proof';

/** One event: everything it says, what stood before and after, what came before and after it, and its proof. */
export const EventPage = ({ visit, shown }: { visit: Visit; shown: EventShown }): VNode => {
  const { entry, called, neighbours, later } = shown;
  const place = placeOf(entry);
  return (
    <Page visit={visit} title={kindWords(entry.type)} under="/nhat-ky">
      <nav class="govuk-breadcrumbs" aria-label="Đường dẫn">
        <ol class="govuk-breadcrumbs__list">
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={visit.href('/nhat-ky', { area: visit.asked('area') })}>
              Nhật ký
            </a>
          </li>
          <li class="govuk-breadcrumbs__list-item">{kindWords(entry.type)}</li>
        </ol>
      </nav>
      <h1 class="govuk-heading-l">{kindWords(entry.type)}</h1>
      <p class="hh-lead" id="noi-gi">
        {sentenceOf(entry, called)}
      </p>
      <Facts visit={visit} entry={entry} called={called} />
      {place !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={visit.href(place.path, place.query)}>
            {place.words}
          </a>
        </p>
      )}
      <Changes entry={entry} />
      {later.length > 0 && <Events visit={visit} entries={later} called={called} title="Sau đó" id="sau-do" />}
      <Events
        visit={visit}
        entries={neighbours}
        called={called}
        title="Trước và sau, trong cùng chuỗi sự kiện"
        id="cung-chuoi"
        current={entry.id}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={visit.href('/nhat-ky', { stream: entry.stream, area: visit.asked('area') })}>
          Cả chuỗi này trong nhật ký
        </a>
      </p>
      <Proof visit={visit} entry={entry} receipt={shown.receipt} />
    </Page>
  );
};

function Facts({ visit, entry, called }: { visit: Visit; entry: Entry; called: Called }): VNode {
  const { actor, onBehalfOf, reason, recordedAt, area, plan, sample } = entry;
  const decision = decisionOf(entry);
  const effect = dayOfEffect(entry);
  const facts: readonly (readonly [string, VNode | string | null])[] = [
    ['Ghi lúc', `${shownInstant(recordedAt)} (giờ Việt Nam, theo đồng hồ máy chủ)`],
    ['Có hiệu lực từ', effect === null ? null : shownDay(effect)],
    [
      'Người làm',
      <a class="govuk-link" href={visit.href('/nhat-ky', { actor, area: visit.asked('area') })}>
        {called.person(actor)}
      </a>,
    ],
    ['Thay mặt', onBehalfOf === null || onBehalfOf === actor ? null : called.area(onBehalfOf)],
    ['Lý do', reason],
    ['Căn cứ', decision === null ? null : `${decision.number} ngày ${shownDay(decision.issuedOn)} của ${decision.issuer}`],
    ['Địa bàn', area === null ? null : called.area(area)],
    ['Kế hoạch', plan === null ? null : called.plan(plan)],
    ['Số liệu minh hoạ', sample ? 'có' : null],
  ];
  return (
    <dl class="hh-facts" id="thong-tin">
      {facts.flatMap(([words, said]) => (said === null ? [] : [<dt>{words}</dt>, <dd>{said}</dd>]))}
    </dl>
  );
}

const Changes = ({ entry }: { entry: Entry }): VNode => (
  <Table
    caption={entry.before === null ? 'Ghi mới' : 'Trước và sau'}
    id="truoc-va-sau"
    rows={changedFields(entry)}
    empty="Sự kiện này không đổi giá trị nào."
    columns={[
      { title: 'Mục', cell: ({ words }) => words },
      { title: 'Trước', cell: ({ was }) => (was === null ? <span class="hh-muted">chưa có</span> : <del>{was}</del>) },
      { title: 'Sau', cell: ({ is }) => (is === null ? <span class="hh-muted">không còn</span> : <ins>{is}</ins>) },
    ]}
  />
);

interface EventsProps {
  readonly visit: Visit;
  readonly entries: readonly Entry[];
  readonly called: Called;
  readonly title: string;
  readonly id: string;
  readonly current?: string;
}

const Events = ({ visit, entries, called, title, id, current }: EventsProps): VNode => (
  <section aria-labelledby={id}>
    <h2 class="govuk-heading-m" id={id}>
      {title}
    </h2>
    <ol class="hh-neighbours">
      {entries.map((entry) => (
        <li {...(entry.id === current && { 'aria-current': 'true' as const })}>
          <time dateTime={entry.recordedAt}>{shownInstant(entry.recordedAt)}</time>{' '}
          {entry.id === current ? (
            <strong>{sentenceOf(entry, called)} (sự kiện đang xem)</strong>
          ) : (
            <a class="govuk-link" href={entryHref(visit, entry)}>
              {sentenceOf(entry, called)}
            </a>
          )}
        </li>
      ))}
    </ol>
  </section>
);
