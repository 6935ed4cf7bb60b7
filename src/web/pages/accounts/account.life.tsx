import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import type { AccountKnown, Step } from './account.data';
import { daysWords, stepWords } from './account.words';

/** Everything that was done to the account, the newest first. */
export const Life = ({ visit, known: { account, areaName, called } }: { visit: Visit; known: AccountKnown }): VNode => (
  <>
    <Table
      id="da-lam"
      caption="Những gì đã làm với tài khoản này"
      rows={account.life.toReversed()}
      empty="Chưa có gì."
      columns={[
        { title: 'Việc', cell: (step) => `${stepWords(step, areaName)}${spanWords(step)}` },
        { title: 'Lúc', cell: ({ recordedAt }) => shownInstant(recordedAt) },
        { title: 'Người làm', cell: ({ actor }) => called.person(actor) },
        {
          title: 'Lý do',
          cell: ({ reason, decision }) => [reason, decisionWords(decision)].filter((one) => one !== null).join('; ') || '—',
        },
      ]}
    />
    {visit.can('history.read') && (
      <p class="govuk-body hh-no-print">
        <a class="govuk-link" href={visit.href('/nhat-ky', { actor: account.account })}>
          Những gì tài khoản này đã làm
        </a>
      </p>
    )}
  </>
);

const spanWords = ({ from, until }: Step): string =>
  from === undefined && until === undefined ? '' : ` (${daysWords({ from: from ?? null, until: until ?? null })})`;
const decisionWords = (decision: Step['decision']): string | null =>
  decision === undefined ? null : `${decision.number} ngày ${shownDay(decision.issuedOn)} của ${decision.issuer}`;

const OUTCOMES: Readonly<Record<string, string>> = {
  succeeded: 'Vào được',
  refused: 'Bị từ chối',
  'second-factor-refused': 'Sai mã xác thực',
  'too-many-attempts': 'Thử quá nhiều lần',
  'password-changed': 'Đổi mật khẩu',
  'signed-out': 'Đăng xuất',
};
const METHODS: Readonly<Record<string, string>> = {
  password: 'mật khẩu',
  oidc: 'hệ thống khác',
  token: 'khoá bí mật',
  demo: 'bản dùng thử',
};

const SHOWN = 50;

export const SignIns = ({ known: { signIns } }: { known: AccountKnown }): VNode | null =>
  signIns.length === 0 ? null : (
    <details class="govuk-details hh-no-print">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Các lần đăng nhập gần đây</span>
      </summary>
      <Table
        id="dang-nhap"
        caption="Các lần đăng nhập, trong 180 ngày"
        rows={signIns.slice(0, SHOWN)}
        empty=""
        columns={[
          { title: 'Lúc', cell: ({ at }) => shownInstant(at) },
          { title: 'Kết quả', cell: ({ outcome, times }) => `${OUTCOMES[outcome] ?? outcome}${times > 1 ? ` (${times} lần)` : ''}` },
          { title: 'Bằng', cell: ({ method }) => METHODS[method] ?? method },
          { title: 'Từ máy', cell: ({ source }) => source },
        ]}
      />
    </details>
  );
