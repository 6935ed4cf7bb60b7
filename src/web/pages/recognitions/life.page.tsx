import type { VNode } from 'preact';
import { queryText } from '../../api/api';
import { shownDay } from '../../../platform/text/terms';
import { isPersonal, subjectTitle, subjectWords } from '../../known/recognised';
import { SUBJECT_KINDS, validityWords } from '../../known/titles';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { StandingTag } from '../../parts/standing-tag';
import { capital } from '../../parts/state-tag';
import { SummaryRow } from '../../parts/summary-row';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import type { Life } from './life.data';
import { RenewForm, RevokeForm } from './life.forms';
import { LifeSteps } from './life.steps';
import { movePath } from './move.data';

interface LifeProps {
  readonly visit: Visit;
  readonly known: Life;
  readonly problems?: readonly FormProblem[];
}

export const DONE: Readonly<Record<string, string>> = {
  moi: 'Đã công nhận danh hiệu.',
  'gia-han': 'Đã công nhận lại danh hiệu.',
  'thu-hoi': 'Đã thu hồi danh hiệu.',
};

/** One title of one subject, from the first decision on, and what can be done to it. */
export const LifePage = ({ visit, known, problems = [] }: LifeProps): VNode => {
  const { title, last, acts, key } = known;
  const name = title?.name ?? key.title;
  const xong = visit.asked('xong');
  return (
    <Page visit={visit} title={`${subjectTitle(last)}: ${name}`} under="/cong-nhan" failed={problems.length > 0} live={acts.size === 0}>
      <Trail
        steps={[
          { words: 'Công nhận danh hiệu', href: visit.href('/cong-nhan') },
          { words: name, href: visit.href('/cong-nhan', { title: key.title, area: last.area }) },
        ]}
      />
      <ErrorSummary problems={problems} title="Chưa thực hiện được:" />
      {problems.length === 0 && <Done words={xong === undefined ? undefined : DONE[xong]} />}
      <h1 class="govuk-heading-l">{subjectWords(last)}</h1>
      <p class="hh-under">
        {name} ({title === null ? '' : `${SUBJECT_KINDS[title.subject]}, ${validityWords(title)}`})
      </p>
      <Summary visit={visit} known={known} />
      {visit.day !== visit.today && acts.size > 0 && (
        <p class="govuk-body">
          Trên đây là tình trạng ngày {shownDay(visit.day)}. Các việc dưới đây dựa trên tình trạng hôm nay, {shownDay(visit.today)}.
        </p>
      )}
      {acts.has('renew') && <RenewForm visit={visit} known={known} problems={problems} />}
      {acts.has('revoke') && <RevokeForm visit={visit} known={known} problems={problems} />}
      <Ways known={known} />
      <LifeSteps visit={visit} known={known} />
    </Page>
  );
};

const Ways = ({ known: { acts, key, last } }: { known: Life }): VNode | null =>
  !acts.has('grant') && !acts.has('move') && !acts.has('erase') ? null : (
    <p class="hh-actions">
      {acts.has('grant') && (
        <a class="govuk-button" href={`/cong-nhan/moi${queryText({ ...key, area: last.area })}`}>
          Công nhận mới
        </a>
      )}
      {acts.has('move') && (
        <a class="govuk-link" href={movePath(key.subject)}>
          Ghi chuyển địa bàn
        </a>
      )}
      {acts.has('erase') && (
        <a class="govuk-link" href={`/cong-nhan/xoa-ten/${encodeURIComponent(key.subject)}`}>
          Ghi nhận yêu cầu xoá tên
        </a>
      )}
    </p>
  );

const Summary = ({ visit, known: { last, subject, called, life } }: { visit: Visit; known: Life }): VNode => {
  const standing = life.grants.findLast((one) => one.live) ?? last;
  return (
    <dl class="govuk-summary-list hh-summary">
      <SummaryRow words="Tình trạng">
        <StandingTag grant={standing} on={visit.day} />
        {last.sample === true && <small> số liệu minh hoạ</small>}
      </SummaryRow>
      <SummaryRow words="Hiệu lực">
        Từ {shownDay(standing.recognisedOn)}
        {standing.validUntil === null ? ', không thời hạn' : ` đến hết ${shownDay(standing.validUntil)}`}
      </SummaryRow>
      <SummaryRow words="Đang ở">{capital(called.area(last.area))}</SummaryRow>
      {subject !== null && subject.homes.length > 1 && (
        <SummaryRow words="Nơi ở đã ghi">
          {subject.homes.map(({ area, from }) => `${called.area(area)}${from === null ? '' : ` từ ${shownDay(from)}`}`).join('; ')}
        </SummaryRow>
      )}
      <SummaryRow words="Mã đối tượng">{last.subject}</SummaryRow>
      {last.name === null && last.erased !== true && isPersonal(last) && (
        <SummaryRow words="Tên">không có trong hệ thống, hoặc bạn không có quyền xem</SummaryRow>
      )}
    </dl>
  );
};
