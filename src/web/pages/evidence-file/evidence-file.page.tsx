import type { VNode } from 'preact';
import { vietnameseNumber } from '../../../platform/text/numbers';
import { Page } from '../../layout/page';
import { capital } from '../../parts/state-tag';
import { SummaryRow } from '../../parts/summary-row';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import { citingOf } from './citing';
import { fileApi, type EvidenceKnown } from './evidence-file.data';

/** What a file is, what rests on it, and who was given it. */
export const EvidencePage = ({ visit, known }: { visit: Visit; known: EvidenceKnown }): VNode => {
  const { evidence, called } = known;
  const { name, ref, erased } = evidence;
  const title = name ?? (erased === true ? 'Tệp đã xoá' : `Tệp ${ref}`);
  return (
    <Page visit={visit} title={`Minh chứng mã ${ref}`} timeless>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="hh-under">Tệp minh chứng. Nội dung không thay được: ai nộp tệp khác thì tệp ấy có mã khác.</p>
      {erased === true ? (
        <p class="govuk-inset-text">Tệp đã xoá theo yêu cầu. Những gì dẫn tệp còn nguyên, với mã của tệp.</p>
      ) : (
        <p class="hh-actions">
          <a class="govuk-button" href={fileApi(ref)} download>
            Tải tệp ({sizeWords(evidence.size)})
          </a>
          {known.mayErase && (
            <a class="govuk-link" href={`/minh-chung/${encodeURIComponent(ref)}/xoa`}>
              Yêu cầu xoá tệp này
            </a>
          )}
        </p>
      )}
      <dl class="govuk-summary-list hh-summary">
        <SummaryRow words="Loại">{TYPES.get(evidence.type) ?? evidence.type}</SummaryRow>
        <SummaryRow words="Cỡ">{vietnameseNumber(String(evidence.size))} byte</SummaryRow>
        {evidence.area !== null && <SummaryRow words="Về">{capital(called.area(evidence.area))}</SummaryRow>}
        <SummaryRow words="Người nộp">
          {called.person(evidence.addedBy)}, {shownInstant(evidence.addedAt)}
        </SummaryRow>
        {evidence.sha256 !== null && (
          <SummaryRow words="Dấu vân tay (SHA-256)">
            <code class="hh-break">{evidence.sha256}</code>
          </SummaryRow>
        )}
        <SummaryRow words="Mã">{ref}</SummaryRow>
      </dl>
      <CitedIn visit={visit} known={known} />
      <Downloads known={known} />
    </Page>
  );
};

const CitedIn = ({ visit, known: { evidence, called } }: { visit: Visit; known: EvidenceKnown }): VNode => (
  <Table
    id="duoc-dan"
    caption={`Được dẫn ở ${evidence.citedBy.length} nơi`}
    rows={evidence.citedBy}
    rowId={({ logSize }) => `dan-${logSize}`}
    empty="Chưa có gì dẫn tệp này."
    columns={[
      {
        title: 'Nơi dẫn',
        cell: ({ stream }) => {
          const { words, path } = citingOf(stream, called);
          return path === null ? (
            words
          ) : (
            <a class="govuk-link" href={visit.href(path)}>
              {words}
            </a>
          );
        },
      },
      { title: 'Địa bàn', cell: ({ area }) => (area === null ? '—' : capital(called.area(area))) },
      { title: 'Sự kiện', number: true, cell: ({ logSize }) => `thứ ${vietnameseNumber(String(logSize))}` },
    ]}
  />
);

const Downloads = ({ known: { downloads, called } }: { known: EvidenceKnown }): VNode | null =>
  downloads === null ? null : (
    <Table
      id="luot-tai"
      caption="Ai đã tải"
      rows={downloads}
      rowId={({ at, account }) => `tai-${account}-${at}`.replaceAll(/[.:]/g, '-')}
      empty="Chưa có ai tải tệp này."
      columns={[
        { title: 'Người tải', cell: ({ account }) => called.person(account) },
        { title: 'Lúc', cell: ({ at }) => shownInstant(at) },
        { title: 'Số lần', number: true, cell: ({ times }) => String(times) },
        { title: 'Khi ấy được dẫn ở', cell: ({ citedBy }) => citedBy.map((stream) => citingOf(stream, called).words).join('; ') || '—' },
      ]}
    />
  );

const TYPES: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'PDF'],
  ['image/jpeg', 'Ảnh JPEG'],
  ['image/png', 'Ảnh PNG'],
  ['image/webp', 'Ảnh WebP'],
  ['text/plain', 'Văn bản'],
  ['text/csv', 'Bảng CSV'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Bảng tính Excel'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Văn bản Word'],
]);

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`;
  const [number, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${vietnameseNumber(number.toFixed(1))} ${unit}`;
}
