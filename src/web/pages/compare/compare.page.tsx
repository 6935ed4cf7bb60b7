import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { Page } from '../../layout/page';
import { ErrorSummary } from '../../parts/error-summary';
import { ListPages } from '../../parts/list-pages';
import { whole } from '../../parts/numbers';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import { ChangesByTurn } from './changes-by-turn';
import type { Comparison } from './compare.data';
import { CompareForm } from './compare-form';
import { differenceWords } from './standing';

/** What differs between two moments, row by row, and because of which events. */
export const ComparePage = ({ visit, comparison }: { visit: Visit; comparison: Comparison }): VNode => {
  const { plan, changes, called, problem, next } = comparison;
  const [from, to] = [visit.asked('from') ?? '', visit.asked('to') ?? ''];
  return (
    <Page visit={visit} title="So sánh hai thời điểm" failed={problem !== null} timeless>
      <h1 class="govuk-heading-l">So sánh hai thời điểm</h1>
      <p class="hh-under">{plan.title}</p>
      {problem !== null && (
        <ErrorSummary
          title="Chưa so được:"
          problems={
            problem.fields.length > 0
              ? problem.fields.map(({ field, message }) => ({ words: message, field }))
              : [{ words: problem.detail }]
          }
        />
      )}
      <CompareForm visit={visit} comparison={comparison} />
      {changes !== null && (
        <>
          <p class="hh-lead" id="khac-nhau">
            {differenceWords(changes, next !== null || visit.asked('cursor') !== undefined)}
          </p>
          <p class="hh-under">{sidesWords(visit, from, to)}</p>
          <ChangesByTurn
            visit={visit}
            changes={changes}
            called={called}
            caption="Dòng khác nhau"
            known={{ before: from, after: to }}
            empty="Hai thời điểm giống nhau ở mọi chỉ tiêu của địa bàn này."
          />
          <ListPages visit={visit} next={next} words="Các dòng tiếp theo" />
        </>
      )}
    </Page>
  );
};

export function momentShown(text: string): string {
  if (/^\d{1,15}$/.test(text)) return `${whole(Number(text))} sự kiện đầu của nhật ký`;
  return text.includes('T') ? shownInstant(text) : `hết ngày ${shownDay(text)}`;
}

function sidesWords({ moment: { on } }: Visit, from: string, to: string): string {
  const [before, after] = [momentShown(from), momentShown(to)];
  return on === undefined
    ? `Trước: tình hình và hiểu biết đến ${before}. Sau: đến ${after}.`
    : `Cả hai bên hỏi về ngày ${shownDay(on)}. Trước: theo những gì đã biết đến ${before}. Sau: đến ${after}.`;
}
