import type { VNode } from 'preact';
import { SUBJECT_KINDS, validityWords } from '../../known/titles';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { Choose } from './choose';
import type { Granting } from './grant.data';
import { Decide } from './grant.decision';
import { FindSubject } from './grant.subject';

interface GrantProps {
  readonly visit: Visit;
  readonly known: Granting;
  readonly problems?: readonly FormProblem[];
  readonly evidence?: readonly string[];
}

/** One grant, in three steps on one page; what is chosen stands in the address. */
export const GrantPage = ({ visit, known, problems = [], evidence = [] }: GrantProps): VNode => {
  const { titles, title, place, chosen } = known;
  return (
    <Page visit={visit} title="Công nhận một trường hợp" under="/cong-nhan" failed={problems.length > 0} timeless>
      <Trail steps={[{ words: 'Công nhận danh hiệu', href: '/cong-nhan' }]} />
      <ErrorSummary problems={problems} title="Chưa ghi được:" />
      {problems.length === 0 && visit.asked('xong') === 'ghi-so' && <Done words="Đã ghi vào sổ. Tiếp tục với quyết định công nhận." />}
      <h1 class="govuk-heading-l">Công nhận một trường hợp</h1>
      <p class="hh-under">Chọn danh hiệu và nơi công nhận, tìm người hay đơn vị trong sổ, rồi ghi quyết định.</p>
      <h2 class="govuk-heading-m">1. Danh hiệu và nơi công nhận</h2>
      <Choose visit={visit} titles={titles} title={title?.code ?? ''} place={place} action="/cong-nhan/moi" none="Chọn danh hiệu" />
      {title !== null && (
        <p class="govuk-body">
          Danh hiệu cho {SUBJECT_KINDS[title.subject]}, {validityWords(title)}.
          {title.criteria?.source !== undefined && ` Tiêu chuẩn: ${title.criteria.source}.`}
        </p>
      )}
      {title !== null && chosen === null && <FindSubject visit={visit} known={known} title={title} problems={problems} />}
      {title !== null && chosen !== null && (
        <Decide visit={visit} known={known} title={title} chosen={chosen} problems={problems} evidence={evidence} />
      )}
    </Page>
  );
};
