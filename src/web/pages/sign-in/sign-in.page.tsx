import type { VNode } from 'preact';
import type { ApiProblem } from '../../api/problem';
import { Page } from '../../layout/page';
import { DemoPeople, type DemoChoice } from '../../parts/demo-people';
import { ErrorSummary } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import type { Visit } from '../../visit/visit';

/** `GET /api/session/oidc`, an item. */
export interface IssuerChoice {
  readonly id: string;
  readonly name: string;
  readonly href: string;
}

interface SignInProps {
  readonly visit: Visit;
  readonly people: readonly DemoChoice[];
  readonly issuers: readonly IssuerChoice[];
  readonly next: string;
  readonly problem?: ApiProblem;
}

export const SignInPage = ({ visit, people, issuers, next, problem }: SignInProps): VNode => (
  <Page visit={visit} title={people.length > 0 ? 'Chọn vai' : 'Đăng nhập'} failed={problem !== undefined} timeless>
    {problem !== undefined && <ErrorSummary problems={[{ words: problem.detail, field: people.length > 0 ? 'nguoi-mau' : 'name' }]} />}
    {people.length > 0 ? <Chooser people={people} next={next} /> : <Password visit={visit} issuers={issuers} next={next} />}
  </Page>
);

const Chooser = ({ people, next }: { people: readonly DemoChoice[]; next: string }): VNode => (
  <>
    <h1 class="govuk-heading-l" id="nguoi-mau">
      Bạn muốn thử vai nào?
    </h1>
    <p class="hh-under">Đây là bản dùng thử: những người dưới đây là người mẫu, số liệu là minh hoạ. Không cần mật khẩu.</p>
    {groupsOf(people).map(([plan, group]) => (
      <section>
        <h2 class="govuk-heading-m">{plan}</h2>
        <DemoPeople people={group} next={next} />
      </section>
    ))}
  </>
);

const PLAN_WORDS: Readonly<Record<string, string>> = {
  'dong-trieu-2013': 'Huyện Đông Triều, 2013–2020',
  'ha-noi-2013': 'Thành phố Hà Nội, 2013–2020',
  'huyen-uy-2016': 'Ban Thường vụ huyện ủy, 2016–2020',
  'lang-giang-2023': 'Huyện Lạng Giang, 2023–2025',
  'phu-tan-2022': 'Huyện Phú Tân, 2022–2030',
};

function groupsOf(people: readonly DemoChoice[]): readonly (readonly [string, readonly DemoChoice[]])[] {
  return [...Map.groupBy(people, ({ plan }) => PLAN_WORDS[plan] ?? plan)];
}

const Password = ({ visit, issuers, next }: Pick<SignInProps, 'visit' | 'issuers' | 'next'>): VNode => (
  <>
    <h1 class="govuk-heading-l">Đăng nhập</h1>
    <form method="post" action="/dang-nhap">
      <input type="hidden" name="tiep" value={next} />
      <Field name="name" words="Tên đăng nhập" value={visit.form.text('name')} autocomplete="username" width={20} />
      <Field name="password" words="Mật khẩu" type="password" autocomplete="current-password" width={20} />
      <Field
        name="totp"
        words="Mã xác thực (nếu tài khoản có)"
        hint="6 số trên thiết bị, hoặc một mã dự phòng"
        autocomplete="one-time-code"
        inputMode="numeric"
        width={10}
      />
      <button class="govuk-button">Đăng nhập</button>
    </form>
    {issuers.length > 0 && (
      <section aria-labelledby="dinh-danh">
        <h2 class="govuk-heading-m" id="dinh-danh">
          Hoặc vào bằng định danh của cơ quan
        </h2>
        <p class="hh-actions">
          {issuers.map(({ name, href }) => (
            <a class="govuk-button govuk-button--secondary" href={`${href}?returnTo=${encodeURIComponent(next)}`}>
              {name}
            </a>
          ))}
        </p>
      </section>
    )}
  </>
);
