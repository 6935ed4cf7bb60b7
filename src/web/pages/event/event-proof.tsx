import type { VNode } from 'preact';
import { whole } from '../../parts/numbers';
import type { Entry } from '../../log/entry';
import type { Visit } from '../../visit/visit';
import type { EventShown, Receipt } from './event.data';

/** The receipt, and in plain words what it proves and what not. */
export const Proof = ({ visit, entry, receipt }: { visit: Visit; entry: Entry; receipt: EventShown['receipt'] }): VNode => (
  <section aria-labelledby="bang-chung" class="hh-card">
    <h2 class="govuk-heading-m" id="bang-chung">
      Bằng chứng
    </h2>
    {'missing' in receipt ? (
      <p class="govuk-body">Chưa có biên nhận: {receipt.missing}</p>
    ) : (
      <Proven visit={visit} entry={entry} receipt={receipt} />
    )}
  </section>
);

const Proven = ({ visit, entry, receipt }: { visit: Visit; entry: Entry; receipt: Receipt }): VNode => (
  <>
    <p class="govuk-body">
      Sự kiện này đứng thứ {whole(receipt.index + 1)} trong nhật ký. Nhật ký đã ký đến sự kiện thứ {whole(receipt.size)}; biên nhận gồm{' '}
      {receipt.proof.length} mã băm nối sự kiện với mã gốc đã ký.
    </p>
    <div class="hh-columns">
      <div>
        <h3 class="govuk-heading-s">Biên nhận chứng minh</h3>
        <ul class="govuk-list govuk-list--bullet">
          <li>sự kiện đã được ghi, với đúng nội dung này, ở đúng chỗ này trong nhật ký;</li>
          <li>từ khi ký, không ai (kể cả người quản trị máy chủ) sửa, xoá hay chen vào trước nó mà người giữ biên nhận không thấy.</li>
        </ul>
      </div>
      <div>
        <h3 class="govuk-heading-s">Biên nhận không chứng minh</h3>
        <ul class="govuk-list govuk-list--bullet">
          <li>điều được ghi có đúng với thực tế hay không;</li>
          <li>ai thật sự ngồi trước máy: nhật ký ghi tài khoản;</li>
          <li>giờ ghi: đó là giờ của máy chủ, chỉ thứ tự được chứng minh.</li>
        </ul>
      </div>
    </div>
    <p class="hh-actions">
      <a class="govuk-button govuk-button--secondary" href={visit.href(`/nhat-ky/${entry.id}/bien-nhan`)} download>
        Tải biên nhận (.tlog-proof)
      </a>
      <a class="govuk-link" href={visit.href('/kiem-chung')}>
        Cách kiểm chứng
      </a>
    </p>
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Các mã, để đối chiếu</span>
      </summary>
      <dl class="hh-facts hh-hashes">
        <dt>Mã sự kiện</dt>
        <dd>{entry.id}</dd>
        <dt>Chuỗi</dt>
        <dd>
          {entry.stream}, phiên bản {entry.revision}
        </dd>
        <dt>Mã băm của sự kiện</dt>
        <dd>{receipt.leaf}</dd>
        <dt>Mã gốc của nhật ký</dt>
        <dd>{receipt.root}</dd>
        <dt>Phong bì (phần được băm)</dt>
        <dd>{receipt.entry}</dd>
        <dt>Giấy chốt</dt>
        <dd>
          <pre>{receipt.checkpoint}</pre>
        </dd>
      </dl>
    </details>
  </>
);
