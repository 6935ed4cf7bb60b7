import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { RecognitionView } from '../../../recognitions';
import { recognitionPath, subjectWords } from '../../known/recognised';
import { levelName, levelsOf } from '../../known/titles';
import { shown } from '../../parts/numbers';
import { StandingTag } from '../../parts/standing-tag';
import { capital } from '../../parts/state-tag';
import { Table, type Column } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { areaName } from './place';
import type { Register } from './register.data';

/** Who holds the title: a name only where this person may read it. */
export const Holders = ({ visit, register }: { visit: Visit; register: Register }): VNode => {
  const { items, title, which, areas, place } = register;
  const allSample = items.every(({ sample }) => sample === true);
  const columns: Column<RecognitionView>[] = [
    {
      title: 'Được công nhận',
      cell: (one) => (
        <>
          <a class="govuk-link" href={visit.href(recognitionPath(one))}>
            {subjectWords(one)}
          </a>
          {one.sample === true && !allSample && <small>số liệu minh hoạ</small>}
        </>
      ),
    },
    { title: 'Từ ngày', cell: ({ recognisedOn }) => <span class="hh-nowrap">{shownDay(recognisedOn)}</span> },
    {
      title: 'Quyết định',
      cell: ({ decision: { number, issuedOn, issuer } }) => (
        <>
          <span class="hh-nowrap">{number}</span>
          <small>
            {shownDay(issuedOn)}, {issuer}
          </small>
        </>
      ),
    },
  ];
  // Said above already where it is the same for all.
  if (items.some(({ area }) => area !== place.area))
    columns.splice(1, 0, { title: 'Địa bàn', cell: ({ area }) => capital(areaName(areas, area)) });
  if (title.validity !== 'none' || items.some(({ validUntil }) => validUntil !== null))
    columns.push({
      title: 'Đến hết ngày',
      cell: ({ validUntil }) => (validUntil === null ? 'không thời hạn' : <span class="hh-nowrap">{shownDay(validUntil)}</span>),
    });
  if (levelsOf(title).length > 0)
    columns.push({
      title: 'Mức',
      cell: ({ level, score }) => (
        <>
          {level === undefined ? '—' : levelName(title, level)}
          {score !== undefined && <small>{shown(score)} điểm</small>}
        </>
      ),
    });
  if (which === 'all') columns.push({ title: 'Tình trạng', cell: (one) => <StandingTag grant={one} on={visit.day} /> });
  return (
    <Table
      id="so-cong-nhan"
      caption={`${CAPTIONS[which]}${items.length > 0 && allSample ? ' (số liệu minh hoạ)' : ''}`}
      rows={items}
      rowId={({ subject, grant }) => `cong-nhan-${subject}-${grant}`}
      empty={EMPTY[which]}
      columns={columns}
    />
  );
};

const CAPTIONS: Readonly<Record<Register['which'], string>> = {
  live: 'Đang giữ danh hiệu',
  soon: 'Hết hạn trong 90 ngày tới',
  all: 'Mọi lần công nhận, cả đã hết hạn, bị thu hồi',
};
const EMPTY: Readonly<Record<Register['which'], string>> = {
  live: 'Không có ai giữ danh hiệu này ở đây vào ngày đang xem.',
  soon: 'Không có danh hiệu nào hết hạn trong 90 ngày tới.',
  all: 'Chưa có lần công nhận nào ở đây.',
};
