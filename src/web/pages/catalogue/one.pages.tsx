import type { VNode } from 'preact';
import type { Body } from '../../../areas';
import type { IndicatorDefinition } from '../../../indicators';
import type { Title } from '../../../recognitions';
import type { PlanHead } from '../../known/plans';
import { SUBJECT_KINDS, validityWords } from '../../known/titles';
import type { FormProblem } from '../../parts/error-summary';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { mayDefine, type InForce, type One } from './catalogue.data';
import { grantorWords, indicatorFacts } from './catalogue.words';
import { CriteriaShown } from './criteria.shown';
import { criteriaPath } from './criteria.typed';
import { Acts } from './one.acts';
import { Facts, OneFrame } from './one.frame';
import { TitleTerms } from './title.terms';

interface Shown<D> {
  readonly visit: Visit;
  readonly one: One<D>;
  readonly formKey: string;
  readonly done?: string | undefined;
  readonly problems?: readonly FormProblem[];
}

export const IndicatorPage = ({ visit, one, plans, ...rest }: Shown<IndicatorDefinition> & { plans: readonly PlanHead[] }): VNode => (
  <OneFrame
    visit={visit}
    list={{ path: '/danh-muc', words: 'Chỉ số' }}
    detail={one.detail}
    stream={`indicator-${one.detail.code}`}
    acts={mayDefine(visit, 'catalogue.define') ? <Acts kind="chi-so" visit={visit} one={one} {...rest} /> : null}
    {...rest}
  >
    <Facts rows={indicatorFacts(one.detail)} />
    <Table
      id="ke-hoach-dung"
      caption="Kế hoạch dùng chỉ số này"
      rows={plans}
      rowId={({ plan }) => `ke-hoach-${plan}`}
      empty="Chưa có kế hoạch nào dùng."
      columns={[
        {
          title: 'Kế hoạch',
          cell: ({ plan, title }) => (
            <a class="govuk-link" href={visit.href(`/ke-hoach/${plan}`)}>
              {title}
            </a>
          ),
        },
        { title: 'Nơi ban hành', cell: ({ issuer }) => issuer },
      ]}
    />
  </OneFrame>
);

export const BodyPage = ({ visit, one, areaName, ...rest }: Shown<Body> & { areaName: string }): VNode => (
  <OneFrame
    visit={visit}
    list={{ path: '/danh-muc/co-quan', words: 'Cơ quan, đơn vị' }}
    detail={one.detail}
    stream={`body-${one.detail.code}`}
    acts={mayDefine(visit, 'body.define') ? <Acts kind="co-quan" visit={visit} one={one} {...rest} /> : null}
    {...rest}
  >
    <Facts
      rows={[
        [
          'Ở địa bàn',
          <a class="govuk-link" href={visit.href(`/don-vi/${one.detail.area}`)}>
            {areaName}
          </a>,
        ],
      ]}
    />
  </OneFrame>
);

export const TitlePage = ({ visit, one, bodyName, ...rest }: Shown<Title> & { bodyName: (code: string) => string }): VNode => {
  const { detail } = one;
  return (
    <OneFrame
      visit={visit}
      list={{ path: '/danh-muc/danh-hieu', words: 'Danh hiệu' }}
      detail={detail}
      stream={`title-${detail.code}`}
      acts={
        mayDefine(visit, 'catalogue.define') ? (
          <Acts kind="danh-hieu" visit={visit} one={one} {...rest}>
            <TitleTerms title={detail} form={visit.form} bodyName={bodyName} problems={rest.problems ?? []} />
          </Acts>
        ) : null
      }
      {...rest}
    >
      <Facts
        rows={[
          ['Dành cho', capital(SUBJECT_KINDS[detail.subject])],
          ['Ai công nhận', grantorWords(detail, bodyName)],
          ['Thời hạn', capital(validityWords(detail))],
        ]}
      />
      <Criteria visit={visit} title={detail} />
    </OneFrame>
  );
};

const Criteria = ({ visit, title: { code, criteria, retiredOn } }: { visit: Visit; title: InForce<Title> }): VNode => (
  <section aria-labelledby="tieu-chuan">
    <h2 class="govuk-heading-m" id="tieu-chuan">
      Tiêu chuẩn
    </h2>
    {criteria === undefined ? (
      <p class="govuk-body">Tiêu chuẩn công nhận không ghi ở đây: theo văn bản của nơi công nhận.</p>
    ) : (
      <CriteriaShown criteria={criteria} />
    )}
    {mayDefine(visit, 'catalogue.define') && retiredOn === null && (
      <p class="govuk-body hh-no-print">
        <a class="govuk-link" href={criteriaPath(code)}>
          {criteria === undefined ? 'Ghi tiêu chuẩn' : 'Sửa tiêu chuẩn'}
        </a>
      </p>
    )}
  </section>
);
