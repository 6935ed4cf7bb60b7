import type { VNode } from 'preact';
import type { Action } from '../../../platform/access/actions';
import { shownDay } from '../../../platform/text/terms';
import { Page } from '../../layout/page';
import type { Visit } from '../../visit/visit';
import { ROLES } from '../../words';
import { ClerkSection } from './clerk.section';
import { PlannerSection } from './planner.section';
import { RecogniserSection } from './recogniser.section';
import { SupervisorSection } from './supervisor.section';
import { VerifierSection } from './verifier.section';
import { AdministratorSection, AuditorSection } from './watching.sections';
import type { Work } from './work.data';

/** The first page of whoever has work: what must be done by when, each a link to where it is done. */
export const WorkPage = ({ visit, work }: { visit: Visit; work: Work }): VNode => (
  <Page visit={visit} title="Việc cần làm" live>
    <h1 class="govuk-heading-l">Việc cần làm</h1>
    <p class="hh-under">
      {whoseWork(visit, work)}Ngày {shownDay(visit.day)}.
      {!visit.isPast && visit.day < visit.today && (
        <>
          {' '}
          Việc làm bây giờ được ghi vào hôm nay, {shownDay(visit.today)}, nên không đổi danh sách của ngày ấy.{' '}
          <a class="govuk-link" href={visit.here({ on: null })}>
            Xem việc hôm nay
          </a>
        </>
      )}
    </p>
    <NeedsSecondFactor visit={visit} />
    <Sections visit={visit} work={work} />
  </Page>
);

const WITH_SECOND_FACTOR: readonly Action[] = ['figure.verify', 'role.grant', 'erasure.carry-out'];

/** Whoever verifies, administers or erases is refused until he has one: better said before. */
const NeedsSecondFactor = ({ visit }: { visit: Visit }): VNode | null =>
  visit.me?.secondFactor === false && WITH_SECOND_FACTOR.some((action) => visit.can(action)) ? (
    <p class="govuk-inset-text">
      Vai của bạn cần xác thực hai lớp.{' '}
      <a class="govuk-link" href="/toi/hai-lop">
        Thiết lập
      </a>{' '}
      rồi mới xác minh, quản trị hoặc xoá dữ liệu được; đã thiết lập thì đăng nhập lại kèm mã.
    </p>
  ) : null;

function Sections({ visit, work }: { visit: Visit; work: Work }): VNode {
  const { called } = work;
  const hasWork = Object.entries(work).some(([name, part]) => name !== 'called' && part !== null);
  if (!hasWork) return <p class="govuk-body">Vai của bạn không có việc nào ở đây. Hãy chọn một trang ở bên, hoặc hỏi người quản trị.</p>;
  return (
    <>
      {work.clerk !== null && <ClerkSection visit={visit} work={work.clerk} called={called} />}
      {work.verifier !== null && <VerifierSection visit={visit} work={work.verifier} called={called} />}
      {work.recogniser !== null && <RecogniserSection visit={visit} work={work.recogniser} called={called} />}
      {work.planner !== null && <PlannerSection visit={visit} work={work.planner} />}
      {work.supervisor !== null && <SupervisorSection visit={visit} work={work.supervisor} />}
      {work.auditor !== null && <AuditorSection visit={visit} work={work.auditor} />}
      {work.administrator !== null && <AdministratorSection visit={visit} work={work.administrator} />}
    </>
  );
}

/** A visitor of the demo may do everything, and has nothing to do. */
export const GuestWorkPage = ({ visit }: { visit: Visit }): VNode => (
  <Page visit={visit} title="Việc cần làm">
    <h1 class="govuk-heading-l">Việc cần làm</h1>
    <p class="hh-lead">Bạn đang xem như khách. Chọn một vai để thấy việc của vai ấy.</p>
    <p class="hh-actions">
      <a class="govuk-button" href={`/dang-nhap?tiep=${encodeURIComponent(visit.href('/viec'))}`}>
        Chọn vai để làm việc
      </a>
      <a class="govuk-link" href={visit.href('/tong-quan')}>
        Xem tổng quan
      </a>
    </p>
  </Page>
);

function whoseWork({ me }: Visit, { called }: Work): string {
  const rights = me?.rights ?? [];
  if (rights.length === 0) return '';
  const words = rights.map(({ role, area }) => `${ROLES[role]}, ${area === null ? 'cả nước' : called.area(area)}`);
  return `${[...new Set(words)].join('; ')}. `;
}
