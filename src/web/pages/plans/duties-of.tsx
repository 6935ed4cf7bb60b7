import type { VNode } from 'preact';
import type { PlanShown } from '../../known/plans';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { LEVELS } from '../../words';

type Duty = PlanShown['duties'][number];

const EVERY: Readonly<Record<Duty['every'], string>> = {
  'half-year': '6 tháng',
  year: 'hằng năm',
  once: 'một lần',
  unstated: 'văn bản không ghi',
  'on-demand': 'khi có yêu cầu',
};

/** Who owes whom which report, as the document says it. */
export const DutiesOf = ({ visit, plan }: { visit: Visit; plan: PlanShown }): VNode | null => {
  if (plan.duties.length === 0) return null;
  const bodies = new Map(plan.bodies.map(({ code, name }) => [code, name]));
  const name = (code: string): string => bodies.get(code) ?? code;
  return (
    <Table
      id="che-do-bao-cao"
      caption="Chế độ báo cáo"
      rows={plan.duties}
      rowId={({ id }) => `che-do-${id}`}
      empty=""
      columns={[
        {
          title: 'Văn bản ghi',
          cell: ({ id, text, section }) => (
            <>
              <a class="govuk-link" href={visit.href('/bao-cao', { plan: plan.plan, duty: id })}>
                {text}
              </a>
              <small>{section}</small>
            </>
          ),
        },
        { title: 'Ai báo cáo', cell: (duty) => fromWords(duty, name) },
        { title: 'Gửi', cell: ({ to }) => name(to) },
        { title: 'Định kỳ', cell: ({ every }) => EVERY[every] },
      ]}
    />
  );
};

function fromWords({ from }: Duty, name: (code: string) => string): string {
  return 'each' in from ? `từng đơn vị ${LEVELS[from.each] ?? from.each}` : from.bodies.map(name).join(', ');
}
