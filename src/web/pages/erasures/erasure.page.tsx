import type { ComponentChildren, VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { capital } from '../../parts/state-tag';
import { Trail } from '../../parts/trail';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import { CarryOutForm, DeclineForm, ExtendForm, ReceiveForm } from './erasure.forms';
import { dueWords, GROUNDS, STATES } from './erasure.words';
import type { OneErasure } from './erasures.data';

interface ErasureProps {
  readonly visit: Visit;
  readonly known: OneErasure;
  readonly problems?: readonly FormProblem[];
}

const DONE: ReadonlyMap<string | undefined, string> = new Map([
  ['ghi-nhan', 'Đã ghi nhận yêu cầu. Một người có thẩm quyền khác sẽ xoá.'],
  ['xoa', 'Đã xoá tên. Danh hiệu còn lại dưới mã.'],
  ['gia-han', 'Đã gia hạn.'],
  ['tu-choi', 'Đã từ chối yêu cầu.'],
]);

/** One request to be forgotten: whoever takes it is not who carries it out. */
export const ErasurePage = ({ visit, known, problems = [] }: ErasureProps): VNode => {
  const { subject, erasure, acts, isOwn, called } = known;
  const name = subject.name ?? (subject.erased === true ? 'Tên đã xoá' : `Mã ${subject.ref}`);
  return (
    <Page visit={visit} title={`Xoá tên: ${name}`} under="/cong-nhan" failed={problems.length > 0} timeless>
      <Trail
        steps={[
          { words: 'Công nhận danh hiệu', href: '/cong-nhan' },
          { words: 'Yêu cầu xoá tên', href: '/cong-nhan/xoa-ten' },
        ]}
      />
      <ErrorSummary problems={problems} title="Chưa thực hiện được:" />
      {problems.length === 0 && <Done words={DONE.get(visit.asked('xong'))} />}
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="hh-under">
        {capital(called.area(subject.area))}, mã {subject.ref}
      </p>
      {erasure === null ? (
        <p class="govuk-body">
          {acts.has('receive') && !mayHaveName(visit, subject)
            ? 'Hệ thống không giữ tên nào của đối tượng này, không có gì để xoá.'
            : 'Chưa có yêu cầu xoá nào.'}
        </p>
      ) : (
        <Summary known={known} />
      )}
      {acts.has('receive') && mayHaveName(visit, subject) && <ReceiveForm visit={visit} problems={problems} />}
      {acts.has('carry-out') &&
        (isOwn ? (
          <p class="govuk-inset-text">Bạn đã ghi nhận yêu cầu này nên không tự xoá: hãy để người có thẩm quyền khác làm.</p>
        ) : (
          <CarryOutForm visit={visit} name={subject.name} problems={problems} />
        ))}
      {acts.has('extend') && <ExtendForm visit={visit} problems={problems} />}
      {acts.has('decline') && <DeclineForm visit={visit} problems={problems} />}
    </Page>
  );
};

/** Whoever reads names sees whether there is one; to the others the API says so. */
const mayHaveName = (visit: Visit, { kind, name, erased }: OneErasure['subject']): boolean =>
  erased !== true && (kind === 'household' || kind === 'clan') && (name !== null || !visit.can('name.read'));

const Row = ({ words, children }: { words: string; children: ComponentChildren }): VNode => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{words}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
);

const Summary = ({ known: { erasure, called } }: { known: OneErasure }): VNode | null =>
  erasure === null ? null : (
    <dl class="govuk-summary-list hh-summary">
      <Row words="Tình trạng">{STATES[erasure.state]}</Row>
      <Row words="Căn cứ">{GROUNDS.get(erasure.legalBasis) ?? erasure.legalBasis}</Row>
      <Row words="Yêu cầu ngày">{shownDay(erasure.requestedOn)}</Row>
      <Row words="Người ghi nhận">{called.person(erasure.receivedBy)}</Row>
      <Row words="Trả lời trước hết">{shownDay(erasure.replyBy)} (2 ngày làm việc)</Row>
      <Row words="Xoá trước hết">{dueWords(erasure)}</Row>
      {erasure.doneBy !== null && erasure.doneAt !== null && (
        <Row words="Người xử lý">
          {called.person(erasure.doneBy)}, {shownInstant(erasure.doneAt)}
        </Row>
      )}
    </dl>
  );
