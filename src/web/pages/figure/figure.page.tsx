import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import type { ApiProblem } from '../../api/problem';
import { figureWords } from '../../log/figure-value';
import { figurePath } from '../../log/entry-facts';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import type { FigureLife } from './figure.data';
import { Feeds } from './figure-feeds';
import { Steps } from './figure-steps';

const REVIEW_WORDS = { waiting: 'chờ xác minh', verified: 'đã xác minh', returned: 'bị trả lại', withdrawn: 'đã rút' } as const;
const REVIEW_TAG = { waiting: 'waiting', verified: 'verified', returned: 'returned', withdrawn: 'draft' } as const;

interface FigureProps {
  readonly visit: Visit;
  readonly life: FigureLife;
  readonly typed?: { readonly reason: string; readonly problem: ApiProblem };
}

/** The whole life of one figure: reported, returned, corrected, verified, each step by whom, when, why, and what it stood at. */
export const FigurePage = ({ visit, life, typed }: FigureProps): VNode => {
  const { figure, called, steps } = life;
  return (
    <Page visit={visit} title={`Số liệu: ${called.indicator(figure.indicator)}`} failed={typed !== undefined} under="/nhat-ky">
      {typed !== undefined && <ErrorSummary title="Chưa rút được:" problems={[{ words: typed.problem.detail, field: 'reason' }]} />}
      <Done words={visit.asked('xong') === 'rut' ? 'Số liệu đã được rút lại. Những gì từng báo vẫn còn trong nhật ký.' : undefined} />
      <h1 class="govuk-heading-l">{called.indicator(figure.indicator)}</h1>
      <p class="hh-under">
        {called.area(figure.area)}, {spokenPeriod(figure.period)}.{figure.sample && ' Số liệu minh hoạ.'}
      </p>
      <p class="hh-lead" id="hien-nay">
        {figure.value === null ? 'Không còn số liệu: đã rút lại.' : figureWords(figure.value, called.unit(figure.indicator))}{' '}
        <span class={`hh-verified hh-verified--${REVIEW_TAG[figure.review]}`}>{REVIEW_WORDS[figure.review]}</span>
        {figure.changedSinceVerified && <span class="hh-verified hh-verified--draft">đã sửa sau lần xác minh gần nhất</span>}
      </p>
      {figure.review === 'waiting' && visit.can('figure.verify') && !visit.isPast && (
        <p class="govuk-body hh-no-print">
          <a class="govuk-link" href={visit.href(`/xac-minh/${figure.area}/${figure.period}`)}>
            Xác minh hoặc trả lại số liệu này
          </a>
        </p>
      )}
      <h2 class="govuk-heading-m" id="qua-trinh">
        Quá trình của số liệu này
      </h2>
      {steps === null ? (
        <p class="govuk-body">Bạn không có quyền đọc nhật ký của địa bàn này.</p>
      ) : (
        <Steps visit={visit} life={life} steps={steps} />
      )}
      <Feeds visit={visit} life={life} />
      {life.mayWithdraw && <Withdrawal visit={visit} life={life} {...(typed && { typed })} />}
    </Page>
  );
};

function Withdrawal({ visit, life: { figure, etag }, typed }: FigureProps): VNode {
  const error = typed?.problem.detail;
  return (
    <section class="hh-no-print" aria-labelledby="rut-lai">
      <h2 class="govuk-heading-m" id="rut-lai">
        Rút lại số liệu
      </h2>
      <p class="govuk-body">
        Khi số liệu báo nhầm kỳ, nhầm địa bàn hoặc không có căn cứ. Nếu chỉ sai con số, hãy sửa ở trang nhập số liệu. Rút rồi thì các chỉ
        tiêu tính như chưa có số liệu này; nhật ký vẫn giữ mọi bước.
      </p>
      <form method="post" action={`${figurePath(figure)}/rut`}>
        <input type="hidden" name="khoa" value={visit.form.text('khoa') || crypto.randomUUID()} />
        <input type="hidden" name="dua-tren" value={etag} />
        <div class={`govuk-form-group ${error === undefined ? '' : 'govuk-form-group--error'}`}>
          <label class="govuk-label" for="reason">
            Vì sao rút
          </label>
          {error !== undefined && (
            <p class="govuk-error-message" id="reason-error">
              <span class="govuk-visually-hidden">Lỗi:</span> {error}
            </p>
          )}
          <textarea
            class="govuk-textarea"
            id="reason"
            name="reason"
            rows={3}
            maxLength={1000}
            {...(error && { 'aria-describedby': 'reason-error' })}
          >
            {typed?.reason ?? ''}
          </textarea>
        </div>
        <button class="govuk-button govuk-button--warning">Rút lại số liệu này</button>
      </form>
    </section>
  );
}
