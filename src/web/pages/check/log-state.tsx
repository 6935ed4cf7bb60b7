import type { VNode } from 'preact';
import { textIn } from '../../log/json';
import type { Entry } from '../../log/entry';
import { whole } from '../../parts/numbers';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import { entryHref } from '../log/entry-list';
import { signersOf, type Checkpoint } from './check.data';

interface StateProps {
  readonly visit: Visit;
  readonly checkpoint: Checkpoint | null;
  readonly seals: readonly Entry[] | null;
}

/** How the log stands: what is signed, by whom, and in plain words what that proves and what not. */
export const LogState = ({ visit, checkpoint, seals }: StateProps): VNode => (
  <section aria-labelledby="nhat-ky-hien-nay">
    <h2 class="govuk-heading-m" id="nhat-ky-hien-nay">
      Nhật ký đang ở đâu
    </h2>
    {checkpoint === null ? <p class="govuk-body">Nhật ký chưa được ký lần nào.</p> : <Signed checkpoint={checkpoint} />}
    <Meaning witnessed={checkpoint !== null && signersOf(checkpoint).witnesses.length > 0} />
    {seals !== null && (
      <Table
        caption="Những lần niêm phong gần đây"
        id="niem-phong"
        rows={seals}
        rowId={({ logSize }) => `niem-phong-${logSize}`}
        empty="Chưa có lần niêm phong nào. Ngày nào có việc mới thì nhật ký được niêm phong một lần."
        columns={[
          {
            title: 'Lúc',
            cell: (entry) => (
              <a class="govuk-link" href={entryHref(visit, entry)}>
                {shownInstant(entry.recordedAt)}
              </a>
            ),
          },
          { title: 'Cỡ nhật ký', number: true, cell: ({ data }) => whole(Number(textIn(data, 'size'))) },
          { title: 'Số chuỗi', number: true, cell: ({ data }) => whole(Number(textIn(data, 'count'))) },
          { title: 'Vì sao', cell: ({ reason }) => reason ?? 'hằng ngày' },
        ]}
      />
    )}
  </section>
);

function Signed({ checkpoint }: { checkpoint: Checkpoint }): VNode {
  const { size, root, note, at, sealed, alarm } = checkpoint;
  const { origin, witnesses } = signersOf(checkpoint);
  return (
    <>
      {alarm !== null && (
        <div class="govuk-warning-text">
          <span class="govuk-warning-text__icon" aria-hidden="true">
            !
          </span>
          <strong class="govuk-warning-text__text">
            <span class="govuk-visually-hidden">Cảnh báo: </span>
            {alarm.message}
          </strong>
        </div>
      )}
      <dl class="hh-facts">
        <dt>Tên nhật ký</dt>
        <dd>{origin}</dd>
        <dt>Đã ký đến</dt>
        <dd>
          {whole(size)} sự kiện, lúc {shownInstant(at)}
          {sealed > size && `; ${whole(sealed - size)} sự kiện mới đang chờ ký`}
        </dd>
        <dt>Người chứng</dt>
        <dd>{witnesses.length === 0 ? 'chưa có ai ngoài cơ quan giữ nhật ký' : witnesses.join(', ')}</dd>
        <dt>Mã gốc</dt>
        <dd class="hh-code">{root}</dd>
      </dl>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Giấy chốt mới nhất, để giữ lại</span>
        </summary>
        <p>In hoặc chép lại. Lần sau đem so, nó cho biết lịch sử trước hôm nay có bị viết lại hay không.</p>
        <pre class="hh-command">{note}</pre>
      </details>
    </>
  );
}

const Meaning = ({ witnessed }: { witnessed: boolean }): VNode => (
  <div class="hh-columns">
    <div>
      <h3 class="govuk-heading-s">Chữ ký này chứng minh</h3>
      <ul class="govuk-list govuk-list--bullet">
        <li>không sự kiện nào đã ký bị sửa, xoá hay đổi chỗ mà người giữ giấy chốt cũ không thấy;</li>
        <li>số liệu công bố đúng là từ các sự kiện ấy tính ra;</li>
        {witnessed && <li>mọi người xem cùng một lịch sử: người chứng đã thấy nó nối tiếp những gì họ thấy trước.</li>}
      </ul>
    </div>
    <div>
      <h3 class="govuk-heading-s">Chữ ký này không chứng minh</h3>
      <ul class="govuk-list govuk-list--bullet">
        <li>số liệu có đúng với thực tế lúc nhập hay không;</li>
        <li>việc chưa từng được ghi;</li>
        {!witnessed && <li>rằng ai cũng được xem cùng một lịch sử: chưa có người chứng nào cùng ký, hãy giữ giấy chốt của mình.</li>}
      </ul>
    </div>
  </div>
);
