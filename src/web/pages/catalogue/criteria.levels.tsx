import type { VNode } from 'preact';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { errorAt } from '../../parts/form-problems';
import { Select } from '../../parts/select';
import { TextArea } from '../../parts/text-area';
import { levelOf, MOST_LEVELS, type CriteriaForm, type LevelRow } from './criteria.typed';

interface LevelsProps {
  readonly sent: CriteriaForm;
  readonly problems: readonly FormProblem[];
}

/** One fieldset a level; an emptied one is taken away. */
export const LevelFields = ({ sent, problems }: LevelsProps): VNode => (
  <>
    {sent.rows.map((row, at) => (
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Mức thứ {at + 1}</legend>
        <input type="hidden" name={`level.${at}`} value={row.level} />
        <Field name={`name.${at}`} words="Tên mức" value={row.name} error={errorAt(problems, `name.${at}`)} width={20} />
        {sent.kind === 'points' ? (
          <Field
            name={`atLeast.${at}`}
            words="Từ điểm"
            inputMode="decimal"
            value={row.atLeast.replace('.', ',')}
            error={errorAt(problems, `atLeast.${at}`)}
            width={5}
          />
        ) : (
          <Demands sent={sent} row={row} at={at} problems={problems} />
        )}
      </fieldset>
    ))}
    <p class="hh-actions">
      {sent.rows.length < MOST_LEVELS && (
        <button class="govuk-button govuk-button--secondary" name="viec" value="them">
          Thêm một mức
        </button>
      )}
    </p>
    <p class="govuk-body">Bỏ một mức: xoá hết các ô của mức ấy.</p>
  </>
);

const Demands = ({ sent, row, at, problems }: LevelsProps & { row: LevelRow; at: number }): VNode => {
  const others = sent.rows.filter((one) => one !== row && levelOf(one) !== '');
  return (
    <>
      <TextArea
        name={`requirements.${at}`}
        words="Điều kiện, mỗi dòng một điều"
        value={row.requirements}
        error={errorAt(problems, `requirements.${at}`)}
        rows={6}
      />
      {others.length > 0 && (
        <div class="hh-fields hh-fields--top">
          <Select
            name={`from.${at}`}
            words="Phải giữ trước đó mức"
            none="Không"
            chosen={row.from}
            options={others.map((one) => [levelOf(one), one.name] as const)}
            error={errorAt(problems, `from.${at}`)}
          />
          <Field
            name={`months.${at}`}
            words="ít nhất (số tháng)"
            inputMode="numeric"
            value={row.months}
            error={errorAt(problems, `months.${at}`)}
            width={3}
          />
        </div>
      )}
    </>
  );
};
