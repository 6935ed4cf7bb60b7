import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { Visit } from '../../visit/visit';
import type { AdministratorWork, AuditorWork } from './watching.data';

export const AuditorSection = ({ visit, work: { seal, today, isMore } }: { visit: Visit; work: AuditorWork }): VNode => (
  <section aria-labelledby="kiem-tra">
    <h2 class="govuk-heading-m" id="kiem-tra">
      Kiểm tra
    </h2>
    <p class="hh-lead">
      {today === 0
        ? `Ngày ${shownDay(visit.day)} chưa ghi gì.`
        : `Ngày ${shownDay(visit.day)} đã ghi ${isMore ? 'hơn ' : ''}${today} sự kiện.`}
    </p>
    <p class="hh-actions">
      <a class="govuk-button" href={visit.href('/nhat-ky', today > 0 ? { from: visit.day, to: visit.day } : {})}>
        Mở Nhật ký
      </a>
      <a class="govuk-link" href={visit.href('/so-sanh')}>
        So sánh hai thời điểm
      </a>
      <a class="govuk-link" href={visit.href('/cong-bo')}>
        Công bố và kiểm chứng
      </a>
    </p>
    {seal !== null && (
      <p class="govuk-body">
        <Sign ok={seal.ok} /> Chữ ký và niêm phong: {seal.detail}.
      </p>
    )}
  </section>
);

const CHECKS: Readonly<Record<string, string>> = {
  log: 'Nhật ký',
  projections: 'Bảng tổng hợp',
  clock: 'Đồng hồ',
  seal: 'Chữ ký và niêm phong',
};

export const AdministratorSection = ({ visit, work }: { visit: Visit; work: AdministratorWork }): VNode => (
  <section aria-labelledby="he-thong">
    <h2 class="govuk-heading-m" id="he-thong">
      Hệ thống
    </h2>
    <p class="hh-lead">
      {work.checks.every(({ ok }) => ok) && work.stopped.length === 0 ? 'Hệ thống chạy bình thường.' : 'Hệ thống có việc phải xem ngay.'}
      {work.firstPasswords > 0 && ` ${work.firstPasswords} tài khoản còn dùng mật khẩu một lần.`}
    </p>
    <ul class="govuk-list">
      {work.checks.map(({ name, ok, detail }) => (
        <li>
          <Sign ok={ok} /> {CHECKS[name] ?? name}: {/^\d+$/.test(detail) ? 'đọc và ghi được' : detail}
        </li>
      ))}
      {work.stopped.map(({ name }) => (
        <li>
          <Sign ok={false} />{' '}
          <a class="govuk-link" href={visit.href('/he-thong')}>
            Bảng tổng hợp {name} dừng ở một sự kiện không đọc được
          </a>
        </li>
      ))}
    </ul>
    <p class="hh-actions">
      <a class="govuk-button" href={visit.href('/he-thong')}>
        Tình trạng hệ thống
      </a>
      <a class="govuk-link" href={visit.href('/tai-khoan', work.firstPasswords > 0 ? { lacks: 'password-change' } : {})}>
        Tài khoản và quyền
      </a>
    </p>
  </section>
);

/** A sign and a word, so that nobody has to tell colours apart. */
const Sign = ({ ok }: { ok: boolean }): VNode => (
  <strong>
    <span aria-hidden="true">{ok ? '✓' : '✕'}</span>
    <span class="govuk-visually-hidden">{ok ? 'Tốt:' : 'Có lỗi:'}</span>
  </strong>
);
