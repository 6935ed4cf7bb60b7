import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { capital } from '../../parts/state-tag';
import { SummaryRow } from '../../parts/summary-row';
import { Trail } from '../../parts/trail';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import type { OneErasure } from './erasure.data';
import { CarryOutForm, DeclineForm, ExtendForm, ReceiveForm } from './erasure.forms';
import { dueWords, GROUNDS, STATES } from './erasure.words';

interface ErasureProps {
  readonly visit: Visit;
  readonly known: OneErasure;
  readonly problems?: readonly FormProblem[];
}

const DONE: ReadonlyMap<string | undefined, string> = new Map([
  ['ghi-nhan', 'Đã ghi nhận yêu cầu. Một người có thẩm quyền khác sẽ xoá.'],
  ['gia-han', 'Đã gia hạn.'],
  ['tu-choi', 'Đã từ chối yêu cầu.'],
]);

export const NameErasurePage = (props: ErasureProps): VNode => (
  <ErasurePage
    {...props}
    steps={[
      { words: 'Công nhận danh hiệu', href: '/cong-nhan' },
      { words: 'Yêu cầu xoá tên', href: '/cong-nhan/xoa-ten' },
    ]}
  />
);

export const FileErasurePage = (props: ErasureProps): VNode => (
  <ErasurePage {...props} steps={[{ words: 'Tệp minh chứng', href: `/minh-chung/${encodeURIComponent(props.known.ref)}` }]} />
);

interface Framed extends ErasureProps {
  readonly steps: readonly { readonly words: string; readonly href: string }[];
}

/** One request to be forgotten: whoever takes it is not who carries it out. */
const ErasurePage = ({ visit, known, problems = [], steps }: Framed): VNode => {
  const { speech, ref, area, erasure, acts, isOwn, isKept, called } = known;
  const name = known.name ?? (known.erased ? speech.gone : `Mã ${ref}`);
  const xong = visit.asked('xong');
  return (
    <Page visit={visit} title={`${speech.act}: mã ${ref}`} under="/cong-nhan" failed={problems.length > 0} timeless>
      <Trail steps={steps} />
      <ErrorSummary problems={problems} title="Chưa thực hiện được:" />
      {problems.length === 0 && <Done words={xong === 'xoa' ? speech.done : DONE.get(xong)} />}
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="hh-under">
        {area !== null && `${capital(called.area(area))}, `}mã {ref}
      </p>
      {erasure === null ? (
        <p class="govuk-body">{acts.has('receive') && !isKept ? speech.nothing : 'Chưa có yêu cầu xoá nào.'}</p>
      ) : (
        <Summary known={known} />
      )}
      {acts.has('receive') && isKept && <ReceiveForm visit={visit} speech={speech} problems={problems} />}
      {acts.has('carry-out') &&
        (isOwn ? (
          <p class="govuk-inset-text">Bạn đã ghi nhận yêu cầu này nên không tự xoá: hãy để người có thẩm quyền khác làm.</p>
        ) : (
          <CarryOutForm visit={visit} speech={speech} name={known.name} problems={problems} />
        ))}
      {acts.has('extend') && <ExtendForm visit={visit} problems={problems} />}
      {acts.has('decline') && <DeclineForm visit={visit} problems={problems} />}
    </Page>
  );
};

const Summary = ({ known: { erasure, called } }: { known: OneErasure }): VNode | null =>
  erasure === null ? null : (
    <dl class="govuk-summary-list hh-summary">
      <SummaryRow words="Tình trạng">{STATES[erasure.state]}</SummaryRow>
      <SummaryRow words="Căn cứ">{GROUNDS.get(erasure.legalBasis) ?? erasure.legalBasis}</SummaryRow>
      <SummaryRow words="Yêu cầu ngày">{shownDay(erasure.requestedOn)}</SummaryRow>
      <SummaryRow words="Người ghi nhận">{called.person(erasure.receivedBy)}</SummaryRow>
      <SummaryRow words="Trả lời trước hết">{shownDay(erasure.replyBy)} (2 ngày làm việc)</SummaryRow>
      <SummaryRow words="Xoá trước hết">{dueWords(erasure)}</SummaryRow>
      {erasure.doneBy !== null && erasure.doneAt !== null && (
        <SummaryRow words="Người xử lý">
          {called.person(erasure.doneBy)}, {shownInstant(erasure.doneAt)}
        </SummaryRow>
      )}
    </dl>
  );
