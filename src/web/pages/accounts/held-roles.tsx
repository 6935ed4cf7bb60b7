import type { VNode } from 'preact';
import { Field } from '../../parts/field';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import { ROLES } from '../../words';
import { givenBy } from './account.data';
import { fieldsOf, type Forms } from './account.forms';
import { daysWords } from './account.words';
import type { RoleHeld } from './accounts.data';

/** What the account may do where, who gave it and why; and the way to take it back. */
export const HeldRoles = ({ forms, may }: { forms: Forms; may: boolean }): VNode => {
  const { known } = forms;
  return (
    <Table
      id="vai-tro"
      caption="Vai trò"
      rows={known.account.roles}
      rowId={(role) => rowOf(role)}
      empty="Chưa có vai trò nào, nên tài khoản chưa làm được gì."
      columns={[
        { title: 'Vai trò', cell: ({ role }) => ROLES[role] },
        { title: 'Địa bàn', cell: ({ area }) => <Where forms={forms} area={area} /> },
        { title: 'Thời gian', cell: daysWords },
        { title: 'Ai cấp', cell: (role) => <Given forms={forms} role={role} /> },
        ...(may ? [{ title: 'Thu hồi', cell: (role: RoleHeld) => <Revoke forms={forms} role={role} /> }] : []),
      ]}
    />
  );
};

const rowOf = ({ role, area }: RoleHeld): string => `vai-tro-${role}-${area ?? 'ca-nuoc'}`;

const Where = ({ forms: { visit, known }, area }: { forms: Forms; area: string | null }): VNode =>
  area === null ? (
    <>cả nước</>
  ) : (
    <a class="govuk-link" href={visit.href(`/don-vi/${area}`)}>
      {known.areaName(area)}
    </a>
  );

function Given({ forms: { known }, role }: { forms: Forms; role: RoleHeld }): VNode {
  const step = givenBy(known, role);
  if (step === undefined) return <>—</>;
  return (
    <>
      {known.called.person(step.actor)}
      <small>
        {shownInstant(step.recordedAt)}
        {step.reason !== null && `: ${step.reason}`}
      </small>
    </>
  );
}

function Revoke({ forms, role }: { forms: Forms; role: RoleHeld }): VNode {
  const { visit, known, formKey } = forms;
  const { value } = fieldsOf(forms, 'thu-hoi');
  const mine = value('role') === role.role && value('area') === (role.area ?? '');
  const id = `thu-hoi-${rowOf(role)}`;
  const wrong = mine ? fieldsOf(forms, 'thu-hoi').wrong('thu-hoi-reason') : undefined;
  return (
    <details class="govuk-details hh-in-row" open={mine && visit.form.text('viec') === 'thu-hoi'}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          Thu hồi<span class="govuk-visually-hidden"> vai trò {ROLES[role.role]}</span>
        </span>
      </summary>
      <form method="post" action={`/tai-khoan/${known.account.account}`}>
        <input type="hidden" name="viec" value="thu-hoi" />
        <input type="hidden" name="khoa" value={`${formKey}.${rowOf(role)}`} />
        <input type="hidden" name="role" value={role.role} />
        <input type="hidden" name="area" value={role.area ?? ''} />
        <Field
          id={wrong === undefined ? id : 'thu-hoi-reason'}
          name="reason"
          words="Lý do"
          value={mine ? value('reason') : ''}
          error={wrong}
        />
        <button class="govuk-button govuk-button--warning">Thu hồi</button>
      </form>
    </details>
  );
}
