import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { fullName } from '../../known/areas';
import { Page } from '../../layout/page';
import { Choices } from '../../parts/choices';
import { Done } from '../../parts/done';
import { Field } from '../../parts/field';
import { KeptQuery } from '../../parts/kept-query';
import { ListPages } from '../../parts/list-pages';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import { Trail } from '../../parts/trail';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import { placeCalled, type ChangeItem, type Timeline } from './timeline.data';

/** How the hierarchy came to be what it is: when each change holds from, when it was recorded, on what decision. */
export const TimelinePage = ({ visit, timeline, done }: { visit: Visit; timeline: Timeline; done: string | undefined }): VNode => {
  const { about, next, problem } = timeline;
  return (
    <Page visit={visit} title="Thay đổi địa bàn" under="/don-vi">
      <Done words={done} />
      <Trail
        steps={[
          { words: 'Địa bàn', href: visit.href('/don-vi') },
          ...(about === null ? [] : [{ words: capital(fullName(about)), href: visit.href(`/don-vi/${about.id}`) }]),
        ]}
      />
      <h1 class="govuk-heading-l">Thay đổi địa bàn{about !== null && `: ${fullName(about)}`}</h1>
      <p class="hh-under">
        Ngày hiệu lực và lúc ghi là hai việc: một thay đổi ghi muộn vẫn có hiệu lực từ ngày của nó, và ai hỏi “khi đó đã biết gì” thì chưa
        thấy nó.
      </p>
      <form method="get" action="/don-vi/thay-doi" class="hh-fields hh-no-print" role="search">
        <KeptQuery visit={visit} names={['on', 'asOf', 'type']} />
        <Field name="area" words="Của địa bàn" value={visit.asked('area') ?? ''} error={problem ?? undefined} width={20} />
        <button class="govuk-button govuk-button--secondary">Xem</button>
      </form>
      <Choices visit={visit} name="type" title="Loại" choices={typesShown(about !== null)} />
      <Changes visit={visit} timeline={timeline} />
      <ListPages visit={visit} next={next} words="Những thay đổi trước đó" first="Về mới nhất" />
    </Page>
  );
};

const Changes = ({ visit, timeline }: { visit: Visit; timeline: Timeline }): VNode => {
  const { items, next, called } = timeline;
  return (
    <Table
      id="thay-doi"
      caption={`Thay đổi (${items.length}${next === null ? '' : ' gần nhất'})`}
      rows={items}
      rowId={({ event }) => `thay-doi-${event}`}
      empty="Chưa có thay đổi nào như vậy được ghi."
      columns={[
        { title: 'Hiệu lực từ', cell: ({ on }) => <span class="hh-nowrap">{shownDay(on)}</span> },
        { title: 'Thay đổi', cell: (item) => <Said visit={visit} timeline={timeline} item={item} /> },
        {
          title: 'Quyết định',
          cell: ({ decision }) => (decision === null ? '—' : `${decision.number} ngày ${shownDay(decision.issuedOn)}, ${decision.issuer}`),
        },
        {
          title: 'Ghi lúc',
          cell: ({ recordedAt, actor, event }) => (
            <>
              {visit.can('history.read') ? (
                <a class="govuk-link" href={visit.href(`/nhat-ky/${event}`)}>
                  {recordedAt === null ? 'xem' : shownInstant(recordedAt)}
                </a>
              ) : (
                recordedAt !== null && shownInstant(recordedAt)
              )}
              {actor !== null && <small>{called.person(actor)}</small>}
            </>
          ),
        },
      ]}
    />
  );
};

/** Of the whole hierarchy what was there at the beginning is left out: those are thousands. */
const typesShown = (ofOne: boolean): readonly { readonly value: string | null; readonly words: string }[] => [
  { value: null, words: ofOne ? 'Tất cả' : 'Tất cả, trừ thành lập' },
  ...TYPES.map(([value, words]) => ({ value, words })),
];

const TYPES: readonly (readonly [string, string])[] = [
  ['reorganised', 'Sáp nhập, chia tách'],
  ['renamed', 'Đổi tên'],
  ['reclassified', 'Phân loại'],
  ['moved', 'Chuyển cấp trên'],
  ['dissolved', 'Giải thể'],
  ['established', 'Thành lập'],
];

const Said = ({ visit, timeline, item }: { visit: Visit; timeline: Timeline; item: ChangeItem }): VNode => {
  const { change, type } = item;
  const place = (id: string, words?: string): VNode => (
    <a class="govuk-link" href={visit.href(`/don-vi/${id}`)}>
      {words ?? placeCalled(timeline, id)}
    </a>
  );
  if (type === 'reorganised') return <Reorganised place={place} item={item} />;
  const id = typeof change.area === 'string' ? change.area : (change.area?.id ?? '');
  switch (type) {
    case 'renamed':
      return (
        <>
          {place(id)}: đổi tên thành {change.name}
        </>
      );
    case 'reclassified':
      return (
        <>
          {place(id)}: {[kindWords(change.kind), classWords(change.classes)].filter((one) => one !== null).join('; ')}
        </>
      );
    case 'moved':
      return (
        <>
          {place(id)} chuyển về {place(change.parent ?? '')}
        </>
      );
    case 'dissolved':
      return <>{place(id)} giải thể</>;
    default:
      return <Established place={place} item={item} />;
  }
};

type Place = (id: string, words?: string) => VNode;
const kindWords = (kind: string | undefined): string | null => (kind === undefined ? null : `thành ${kind}`);
const classWords = (classes: readonly string[] | undefined): string | null =>
  classes === undefined ? null : `phân loại ${classes.length === 0 ? 'không còn' : classes.join(', ')}`;

const Established = ({ place, item: { change } }: { place: Place; item: ChangeItem }): VNode =>
  typeof change.area !== 'object' ? (
    <>—</>
  ) : (
    <>
      Lập {place(change.area.id, fullName(change.area))}
      {change.area.parent !== null && <> thuộc {place(change.area.parent)}</>}
    </>
  );

const MOST_SHOWN = 12;

const Reorganised = ({ place, item: { change } }: { place: Place; item: ChangeItem }): VNode => {
  const [from, to] = [change.from ?? [], change.to ?? []];
  return (
    <>
      Kết thúc <Several>{from.slice(0, MOST_SHOWN).map((id) => place(id))}</Several>
      {from.length > MOST_SHOWN && ` và ${from.length - MOST_SHOWN} nơi khác`}
      {to.length > 0 && (
        <>
          ; lập <Several>{to.slice(0, MOST_SHOWN).map((area) => place(area.id, fullName(area)))}</Several>
          {to.length > MOST_SHOWN && ` và ${to.length - MOST_SHOWN} nơi khác`}
        </>
      )}
    </>
  );
};

const Several = ({ children }: { children: readonly VNode[] }): VNode => <>{children.map((one, at) => [at > 0 && ', ', one])}</>;
