import type { VNode } from 'preact';
import { KIND_GROUPS } from '../../log/kinds';
import { Field } from '../../parts/field';
import { KeptQuery } from '../../parts/kept-query';
import type { Visit } from '../../visit/visit';
import { FILTERS, type Choice, type Log } from './log.data';

/** A plain form: what it asks stands in the address, and can be sent on. */
export const LogFilters = ({ visit, log }: { visit: Visit; log: Log }): VNode => (
  <details
    class="govuk-details hh-filters hh-no-print"
    open={FILTERS.some((name) => visit.asked(name) !== undefined) && visit.asked('cursor') === undefined}
  >
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Lọc nhật ký</span>
    </summary>
    <form method="get" action="/nhat-ky" class="hh-fields">
      <KeptQuery visit={visit} names={['on', 'asOf', 'stream', 'target']} />
      <Select visit={visit} name="area" words="Địa bàn" all="Mọi địa bàn" choices={log.areas} />
      <Select visit={visit} name="plan" words="Kế hoạch" all="Mọi kế hoạch" choices={log.plans} />
      <Select visit={visit} name="indicator" words="Chỉ số" all="Mọi chỉ số" choices={log.indicators} />
      <div class="govuk-form-group">
        <label class="govuk-label" for="type">
          Việc
        </label>
        <select class="govuk-select" id="type" name="type">
          <option value="">Mọi việc</option>
          {KIND_GROUPS.map(({ words, kinds }) => (
            <optgroup label={words}>
              {Object.entries(kinds).map(([type, name]) => (
                <option value={type} selected={visit.asked('type') === type}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <Field name="decision" words="Số văn bản" value={visit.asked('decision') ?? ''} width={10} />
      <Field name="actor" words="Mã người làm" value={visit.asked('actor') ?? ''} width={10} />
      <Field name="from" words="Ghi từ ngày" type="date" value={visit.asked('from') ?? ''} width={10} />
      <Field name="to" words="Đến hết ngày" type="date" value={visit.asked('to') ?? ''} width={10} />
      <button class="govuk-button govuk-button--secondary">Lọc</button>
    </form>
  </details>
);

interface SelectProps {
  readonly visit: Visit;
  readonly name: string;
  readonly words: string;
  readonly all: string;
  readonly choices: readonly Choice[];
}

/** What the address names stays chosen, also where it is none of the choices. */
function Select({ visit, name, words, all, choices }: SelectProps): VNode {
  const chosen = visit.asked(name);
  const isStrange = chosen !== undefined && !choices.some(({ code }) => code === chosen);
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={name}>
        {words}
      </label>
      <select class="govuk-select" id={name} name={name}>
        <option value="">{all}</option>
        {isStrange && (
          <option value={chosen} selected>
            {chosen}
          </option>
        )}
        {choices.map(({ code, words: shown }) => (
          <option value={code} selected={code === chosen}>
            {shown}
          </option>
        ))}
      </select>
    </div>
  );
}
