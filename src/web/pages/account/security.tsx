import type { VNode } from 'preact';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import type { OwnAccount } from './account.data';
import { METHODS } from './does';

/** How one comes in, and where one is still in. */
export const Security = ({ own: { session } }: { own: OwnAccount }): VNode => (
  <section aria-labelledby="dang-nhap-an-toan">
    <h2 class="govuk-heading-m" id="dang-nhap-an-toan">
      Đăng nhập
    </h2>
    {session.method === 'demo' ? (
      <p class="govuk-body">Người mẫu của bản dùng thử không có mật khẩu và thiết bị xác thực.</p>
    ) : (
      <dl class="govuk-summary-list hh-summary">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Mật khẩu</dt>
          <dd class="govuk-summary-list__value">
            {session.login === null ? 'không dùng; vào bằng định danh của cơ quan' : 'có; từ 12 ký tự, một câu dễ nhớ là tốt nhất'}
          </dd>
          {session.login !== null && (
            <dd class="govuk-summary-list__actions">
              <a class="govuk-link" href="/mat-khau">
                Đổi mật khẩu
              </a>
            </dd>
          )}
        </div>
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Xác thực hai lớp</dt>
          <dd class="govuk-summary-list__value">{factorWords(session)}</dd>
          {session.login !== null && (
            <dd class="govuk-summary-list__actions">
              <a class="govuk-link" href="/toi/hai-lop">
                {session.enrolled ? 'Đổi thiết bị' : 'Thiết lập'}
              </a>
            </dd>
          )}
        </div>
      </dl>
    )}
    {session.method !== 'demo' && <Sessions session={session} />}
  </section>
);

/** Of the sample's people a visitor sees nobody else's. */
const Sessions = ({ session }: Pick<OwnAccount, 'session'>): VNode => (
  <>
    <Table
      caption="Các phiên đang mở"
      id="phien"
      rows={session.sessions}
      empty="Không có phiên nào."
      columns={[
        { title: 'Bắt đầu', cell: ({ since }) => shownInstant(since) },
        { title: 'Dùng lần cuối', cell: ({ seen }) => shownInstant(seen) },
        { title: 'Vào bằng', cell: ({ method }) => METHODS[method] },
        { title: 'Phiên', cell: ({ current }) => (current ? <strong>phiên này</strong> : 'phiên khác') },
      ]}
    />
    <p class="govuk-body">Phiên này kết thúc muộn nhất lúc {shownInstant(session.until)}, hoặc sau 30 phút không dùng.</p>
    {session.sessions.length > 1 && (
      <form method="post" action="/toi">
        <button class="govuk-button govuk-button--secondary" name="viec" value="phien">
          Kết thúc các phiên khác
        </button>
      </form>
    )}
  </>
);

function factorWords({ enrolled, recoveryCodesLeft, secondFactor }: OwnAccount['session']): string {
  if (!enrolled) return 'chưa có; người thẩm định và người quản trị phải có';
  const codes = `còn ${recoveryCodesLeft} mã dự phòng`;
  return secondFactor ? `có, ${codes}` : `có, ${codes}; phiên này chưa qua lớp thứ hai`;
}
