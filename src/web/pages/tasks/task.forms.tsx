import { randomUUID } from 'node:crypto';
import type { ComponentChildren, VNode } from 'preact';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { TextArea } from '../../parts/text-area';
import type { Visit } from '../../visit/visit';
import type { TaskAct } from './task.acts';
import type { TaskShown } from './task.data';

interface FormsProps {
  readonly visit: Visit;
  readonly shown: TaskShown;
  readonly problems: readonly FormProblem[];
}

/** What may be recorded of a task, by who may. */
export const TaskForms = ({ visit, shown, problems }: FormsProps): VNode => {
  const { open, done, mayProgress, mayComplete, mayReopen } = shown;
  const of = (act: TaskAct) => ({
    visit,
    act,
    problems,
    value: (name: string) => (visit.form.text('viec') === act ? visit.form.text(name) : ''),
  });
  return (
    <>
      {mayProgress && open.length > 0 && (
        <Act {...of('tien-do')} title="Ghi tiến độ" button="Ghi tiến độ" years={open}>
          <TextArea {...field(of('tien-do'), 'note')} words="Đã làm được gì" />
          <Field {...field(of('tien-do'), 'percent')} words="Ước khoảng (không bắt buộc)" width={3} after="%" inputMode="numeric" />
          <Field {...field(of('tien-do'), 'on')} words="Ngày (để trống là hôm nay)" type="date" />
        </Act>
      )}
      {mayComplete && open.length > 0 && (
        <Act {...of('hoan-thanh')} title="Ghi hoàn thành" button="Ghi hoàn thành" years={open}>
          <Field {...field(of('hoan-thanh'), 'on')} words="Ngày hoàn thành (để trống là hôm nay)" type="date" />
          <TextArea {...field(of('hoan-thanh'), 'note')} words="Kết quả (không bắt buộc)" />
        </Act>
      )}
      {mayReopen && done.length > 0 && (
        <Act {...of('mo-lai')} title="Mở lại nhiệm vụ" button="Mở lại" years={done}>
          <TextArea {...field(of('mo-lai'), 'reason')} words="Vì sao chưa hoàn thành" />
        </Act>
      )}
    </>
  );
};

interface Told {
  readonly act: TaskAct;
  readonly problems: readonly FormProblem[];
  readonly value: (name: string) => string;
}

const field = ({ act, problems, value }: Told, name: string) => {
  const id = `${act}-${name}`;
  return { name, id, value: value(name), error: problems.find((one) => one.field === id)?.words };
};

interface ActProps extends Told {
  readonly visit: Visit;
  readonly title: string;
  readonly button: string;
  readonly years: readonly (number | null)[];
  readonly children: ComponentChildren;
}

const Act = ({ visit, act, value, title, button, years, children }: ActProps): VNode => (
  <details class="govuk-details hh-no-print" open={visit.form.text('viec') === act}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{title}</span>
    </summary>
    <form method="post" action={visit.here({ xong: null })} class="hh-act">
      <input type="hidden" name="khoa" value={randomUUID()} />
      {years.some((year) => year !== null) && (
        <div class="govuk-form-group">
          <label class="govuk-label" for={`${act}-year`}>
            Của năm
          </label>
          <select class="govuk-select" id={`${act}-year`} name="year">
            {years.map((year) => (
              <option value={year ?? ''} selected={String(year) === (value('year') || String(years.at(-1)))}>
                {year}
              </option>
            ))}
          </select>
        </div>
      )}
      {children}
      <button class="govuk-button" name="viec" value={act}>
        {button}
      </button>
    </form>
  </details>
);
