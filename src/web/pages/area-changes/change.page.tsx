import type { VNode } from 'preact';
import { fullName } from '../../known/areas';
import { Page } from '../../layout/page';
import { ErrorSummary } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { capital } from '../../parts/state-tag';
import { TextArea } from '../../parts/text-area';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { DecisionFields } from '../../parts/decision-fields';
import { FIELDS, wrongIn, type Fields } from './change.forms';
import { ChangeFrame } from './change.frame';
import { isKind, KINDS, type Kind } from './change.kinds';
import type { Known } from './change.known';

/** What can be done to this area by whoever looks. */
export const ChoosePage = ({ visit, known }: { visit: Visit; known: Known }): VNode => {
  const name = capital(fullName(known.area));
  const kinds = Object.keys(KINDS)
    .filter(isKind)
    .filter((kind) => (kind === 'lap-moi' ? known.may.establish : known.may.change && known.area.exists));
  return (
    <Page visit={visit} title={`Thay đổi địa bàn: ${name}`} under="/don-vi" timeless>
      <Trail
        steps={[
          { words: 'Địa bàn', href: visit.href('/don-vi') },
          { words: name, href: visit.href(`/don-vi/${known.area.id}`) },
        ]}
      />
      <h1 class="govuk-heading-l">Thay đổi địa bàn: {name}</h1>
      <p class="hh-under">
        Mỗi thay đổi ghi theo một quyết định, có ngày hiệu lực; những ngày trước đó vẫn xem được như cũ. Trang kiểm tra nói rõ điều sẽ xảy
        ra trước khi ghi.
      </p>
      {kinds.length === 0 ? (
        <p class="govuk-body">
          Bạn không ghi thay đổi được ở đây. Thay đổi của một địa bàn do người lập kế hoạch của cấp trên nó ghi, vào lúc này chứ không trong
          quá khứ.
        </p>
      ) : (
        <ul class="hh-kinds">
          {kinds.map((kind) => (
            <li>
              <a href={`/don-vi/${known.area.id}/thay-doi/${kind}`}>
                <strong>{KINDS[kind].words}</strong>
                <span>{KINDS[kind].hint}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={visit.href('/don-vi/thay-doi', { area: known.area.id })}>
          Những thay đổi đã ghi của {fullName(known.area)}
        </a>
      </p>
    </Page>
  );
};

/** The form of one kind of change. */
export const ChangePage = ({ kind, formKey, ...fields }: Fields & { kind: Kind; formKey: string }): VNode => {
  const { visit, problems } = fields;
  const { form } = visit;
  const wrong = wrongIn(problems);
  const Own = FIELDS[kind];
  return (
    <ChangeFrame {...fields} kind={kind}>
      <ErrorSummary problems={problems} title="Chưa kiểm tra được, hãy sửa:" />
      <form method="post" class="hh-form">
        <input type="hidden" name="khoa" value={form.given('khoa') ?? formKey} />
        <Own {...fields} />
        <Field name="on" words="Có hiệu lực từ ngày" type="date" value={form.text('on')} error={wrong('on')} width={10} />
        {kind !== 'lap-moi' && (
          <>
            <DecisionFields form={form} prefix="decision." problems={problems} legend="Theo quyết định" />
            <TextArea name="reason" words="Lý do, ghi chú (nếu cần)" value={form.text('reason')} error={wrong('reason')} />
          </>
        )}
        <button class="govuk-button" name="buoc" value={kind === 'sap-xep' ? 'phan' : 'kiem-tra'}>
          {kind === 'sap-xep' ? 'Tiếp tục' : 'Xem điều sẽ xảy ra'}
        </button>
      </form>
    </ChangeFrame>
  );
};
