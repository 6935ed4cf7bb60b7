import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import type { Visit } from '../../visit/visit';
import { ROLES } from '../../words';
import type { OwnAccount } from './account.data';
import { DOES } from './does';
import { Security } from './security';

export const DONE: Readonly<Record<string, string>> = {
  thu: 'Địa chỉ thư đã được ghi.',
  'mat-khau': 'Mật khẩu đã được đổi; các phiên khác đã kết thúc.',
  phien: 'Các phiên khác đã kết thúc.',
};

interface AccountProps {
  readonly visit: Visit;
  readonly own: OwnAccount;
  readonly problems?: readonly FormProblem[];
}

/** Who I am, what I may do, where I am written to, how I come in. */
export const AccountPage = ({ visit, own, problems = [] }: AccountProps): VNode => {
  const xong = visit.asked('xong');
  return (
    <Page visit={visit} title="Tài khoản của tôi" timeless failed={problems.length > 0}>
      <ErrorSummary problems={problems} title="Chưa ghi được:" />
      {problems.length === 0 && <Done words={xong === undefined ? undefined : DONE[xong]} />}
      <h1 class="govuk-heading-l">Tài khoản của tôi</h1>
      <p class="hh-under">
        {visit.me?.name ?? visit.me?.login ?? own.called.person(own.session.account)}
        {own.session.login !== null && visit.me?.name !== null && `, tên đăng nhập ${own.session.login}`}
      </p>
      <Rights visit={visit} own={own} />
      {own.contact !== null && <ContactForm visit={visit} own={own} problems={problems} />}
      <Security own={own} />
    </Page>
  );
};

const Rights = ({ visit, own: { called } }: { visit: Visit; own: OwnAccount }): VNode => (
  <section aria-labelledby="quyen">
    <h2 class="govuk-heading-m" id="quyen">
      Quyền của tôi
    </h2>
    {(visit.me?.rights ?? []).length === 0 ? (
      <p class="govuk-body">Tài khoản chưa được giao quyền nào. Hãy hỏi người quản trị.</p>
    ) : (
      <ul class="hh-cards">
        {visit.me?.rights.map(({ role, area, until }) => (
          <li class="hh-card">
            <p>
              <strong>
                {ROLES[role]}, {area === null ? 'cả nước' : called.area(area)}
              </strong>
              {until !== null && <span class="hh-muted"> (đến hết {shownDay(until)})</span>}
            </p>
            <p>Được {DOES[role]}.</p>
          </li>
        ))}
      </ul>
    )}
    <p class="govuk-body">Quyền ở một địa bàn có hiệu lực cả ở các địa bàn bên dưới. Thiếu quyền thì hỏi người quản trị.</p>
  </section>
);

const ContactForm = ({ visit, own: { contact }, problems }: Required<AccountProps>): VNode => {
  const isAgain = visit.form.has('viec');
  return (
    <section aria-labelledby="lien-he">
      <h2 class="govuk-heading-m" id="lien-he">
        Thư điện tử
      </h2>
      <form method="post" action="/toi">
        <Field
          name="email"
          words="Địa chỉ thư"
          hint="Thư nhắc hạn gửi đến đây. Để trống là không nhận thư. Địa chỉ không ghi vào nhật ký."
          value={isAgain ? visit.form.text('email') : (contact?.email ?? '')}
          error={problems.find(({ field }) => field === 'email')?.words}
          autocomplete="email"
          width={20}
        />
        <div class="govuk-form-group">
          <div class="govuk-checkboxes">
            <div class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                type="checkbox"
                id="reminders"
                name="reminders"
                value="co"
                checked={isAgain ? visit.form.has('reminders') : contact?.reminders === true}
              />
              <label class="govuk-label govuk-checkboxes__label" for="reminders">
                Nhắc tôi khi báo cáo sắp đến hạn, quá hạn hoặc bị trả lại
              </label>
            </div>
          </div>
        </div>
        <button class="govuk-button govuk-button--secondary" name="viec" value="thu">
          Ghi địa chỉ
        </button>
      </form>
    </section>
  );
};
