import type { VNode } from 'preact';
import { Field } from '../../parts/field';
import { Select } from '../../parts/select';
import { roleOptions } from './account.words';
import type { AccountItem } from './accounts.data';

export interface FieldsOf {
  /** What was typed before; empty at first. */
  readonly value: (name: string) => string;
  /** What is wrong at the field with this id. */
  readonly wrong: (id: string) => string | undefined;
  readonly prefix: string;
}

/** Which role, where, from when until when. */
export const RoleFields = ({ kind, value, wrong, prefix, whole }: FieldsOf & { kind: AccountItem['kind']; whole: boolean }): VNode => (
  <>
    <Select
      id={`${prefix}-role`}
      name="role"
      words="Vai trò"
      none="Hãy chọn"
      chosen={value('role')}
      options={roleOptions(kind)}
      error={wrong(`${prefix}-role`)}
    />
    <Field
      id={`${prefix}-area`}
      name="area"
      words="Địa bàn"
      hint="Tên hoặc mã, ví dụ xã An Sinh. Vai trò có hiệu lực ở đó và mọi nơi bên dưới."
      value={value('area')}
      error={wrong(`${prefix}-area`)}
    />
    {whole && <Box id={`${prefix}-ca-nuoc`} name="ca-nuoc" words="Cả nước (để trống ô trên)" checked={value('ca-nuoc') !== ''} />}
    <div class="hh-fields">
      <Field
        id={`${prefix}-from`}
        name="from"
        words="Từ ngày (bỏ trống: ngay)"
        type="date"
        value={value('from')}
        error={wrong(`${prefix}-from`)}
      />
      <Field
        id={`${prefix}-until`}
        name="until"
        words="Đến hết ngày (bỏ trống: không thời hạn)"
        type="date"
        value={value('until')}
        error={wrong(`${prefix}-until`)}
      />
    </div>
  </>
);

export const Box = ({
  id,
  name,
  words,
  checked,
  error,
}: {
  id: string;
  name: string;
  words: string;
  checked: boolean;
  error?: string | undefined;
}): VNode => (
  <div class={`govuk-form-group ${error === undefined ? '' : 'govuk-form-group--error'}`}>
    {error !== undefined && (
      <p class="govuk-error-message" id={`${id}-error`}>
        <span class="govuk-visually-hidden">Lỗi:</span> {error}
      </p>
    )}
    <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          type="checkbox"
          id={id}
          name={name}
          value="co"
          checked={checked}
          {...(error !== undefined && { 'aria-describedby': `${id}-error` })}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          {words}
        </label>
      </div>
    </div>
  </div>
);
