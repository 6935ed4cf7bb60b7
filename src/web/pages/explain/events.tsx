import type { Explained } from '../../../status';
import type { VNode } from 'preact';
import type { Called } from '../../known/called';
import { kindWords } from '../../log/kinds';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import type { Explanation } from './explain.data';

type Cause = Explained['events']['figures'][number];

/** What was recorded, by whom, when: each a link to the event in the log. */
export const Events = ({ visit, explanation }: { visit: Visit; explanation: Explanation }): VNode => {
  const { events } = explanation.explained;
  const { called } = explanation;
  const changes = events.hierarchy.filter(({ type }) => type !== 'AreaEstablished');
  return (
    <section aria-labelledby="can-cu">
      <h2 class="govuk-heading-m" id="can-cu">
        Căn cứ trong nhật ký
      </h2>
      <EventTable
        visit={visit}
        caption="Chỉ tiêu"
        id="su-kien-chi-tieu"
        events={events.target}
        called={called}
        empty="Không có sự kiện nào của chỉ tiêu."
      />
      {changes.length > 0 ? (
        <EventTable visit={visit} caption="Thay đổi địa giới" id="su-kien-dia-gioi" events={changes} called={called} empty="" />
      ) : (
        <p class="govuk-body">Các địa bàn ở đây chưa từng thay đổi.</p>
      )}
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{events.figures.length} lần báo cáo số liệu</span>
        </summary>
        <EventTable
          visit={visit}
          caption="Số liệu"
          id="su-kien-so-lieu"
          events={events.figures}
          called={called}
          empty="Không có số liệu nào được dùng."
        />
      </details>
    </section>
  );
};

interface EventTableProps {
  readonly visit: Visit;
  readonly caption: string;
  readonly id: string;
  readonly events: readonly Cause[];
  readonly called: Called;
  readonly empty: string;
}

const EventTable = ({ visit, caption, id, events, called, empty }: EventTableProps): VNode => (
  <Table
    caption={caption}
    id={id}
    rows={events}
    rowId={(event) => `su-kien-${event.id}`}
    empty={empty}
    columns={[
      {
        title: 'Việc',
        cell: (event) => (
          <a class="govuk-link" href={visit.href(`/nhat-ky/${event.id}`)}>
            {kindWords(event.type)}
          </a>
        ),
      },
      { title: 'Địa bàn', cell: ({ area }) => (area === null ? '—' : called.area(area)) },
      { title: 'Người ghi', cell: ({ actor }) => called.person(actor) },
      { title: 'Lúc', cell: ({ recordedAt }) => shownInstant(recordedAt) },
    ]}
  />
);
