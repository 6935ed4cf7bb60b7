import type { ComponentChildren, VNode } from 'preact';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { TextArea } from '../../parts/text-area';
import type { Visit } from '../../visit/visit';
import { DecisionFields } from '../../parts/decision-fields';
import type { One } from './catalogue.data';

export type CatalogueKind = 'chi-so' | 'danh-hieu' | 'co-quan';

interface ActsProps {
  readonly kind: CatalogueKind;
  readonly visit: Visit;
  readonly one: One<{ readonly code: string; readonly name: string; readonly definition?: string; readonly area?: string }>;
  readonly formKey: string;
  readonly problems?: readonly FormProblem[];
  /** What else of it may be revised. */
  readonly children?: ComponentChildren;
}

/** What may change of it is revised from a day on; what does not serve any more is retired, never removed. */
export const Acts = ({ kind, visit, one: { detail, etag }, formKey, problems = [], children }: ActsProps): VNode => {
  const sent = visit.form.text('viec');
  const wrong = (field: string): string | undefined => problems.find((one) => one.field === field)?.words;
  const value = (name: string, today: string): string => (sent === 'sua' && visit.form.has(name) ? visit.form.text(name) : today);
  // One form is shown at a time: after a refusal that which was sent, else the other is behind its own address.
  const retiring = sent === 'ngung' || visit.asked('viec') === 'ngung';
  return (
    <section class="hh-no-print" aria-labelledby="sua-doi">
      <h2 class="govuk-heading-m" id="sua-doi">
        {retiring ? 'Ngừng dùng' : 'Sửa'}
      </h2>
      <details class="govuk-details" open={sent !== '' || visit.asked('viec') === 'ngung'}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{retiring ? 'Ngừng dùng từ một ngày' : 'Sửa từ một ngày'}</span>
        </summary>
        <form method="post" action={`/danh-muc/${kind}/${detail.code}`} class="govuk-details__text hh-form">
          <input type="hidden" name="viec" value={retiring ? 'ngung' : 'sua'} />
          <input type="hidden" name="khoa" value={visit.form.given('khoa') ?? formKey} />
          <input type="hidden" name="dua-tren" value={etag} />
          {!retiring && (
            <>
              <Field name="name" words="Tên" value={value('name', detail.name)} error={wrong('name')} />
              {detail.definition !== undefined && (
                <TextArea name="definition" words="Định nghĩa" value={value('definition', detail.definition)} error={wrong('definition')} />
              )}
              {detail.area !== undefined && kind === 'co-quan' && (
                <Field name="area" words="Ở địa bàn" hint="Tên hoặc mã" value={value('area', detail.area)} error={wrong('area')} />
              )}
              {children}
            </>
          )}
          <Field
            name="effectiveOn"
            words="Từ ngày"
            type="date"
            value={visit.form.text('effectiveOn')}
            error={wrong('effectiveOn')}
            width={10}
          />
          <DecisionFields form={visit.form} prefix="decision." problems={problems} legend="Theo quyết định" />
          <TextArea name="reason" words="Lý do (nếu cần)" value={visit.form.text('reason')} error={wrong('reason')} />
          <button class={`govuk-button ${retiring ? 'govuk-button--warning' : ''}`}>{retiring ? 'Ngừng dùng' : 'Ghi lần sửa'}</button>
        </form>
      </details>
      {!retiring && detail.retiredOn === null && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/danh-muc/${kind}/${detail.code}?viec=ngung#sua-doi`}>
            Ngừng dùng {detail.name}
          </a>
        </p>
      )}
    </section>
  );
};
