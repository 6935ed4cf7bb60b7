import { addDays } from '@hieuhoc/indicator-maths';
import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { LifeStep } from '../../../recognitions';
import { levelName } from '../../known/titles';
import { listIn, objectIn, textIn } from '../../log/json';
import { shown } from '../../parts/numbers';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import type { Life } from './life.data';

/** Who did what when, on which decision; what ran out by itself stands where it did. */
export const LifeSteps = ({ visit, known }: { visit: Visit; known: Life }): VNode => (
  <section aria-labelledby="qua-trinh">
    <h2 class="govuk-heading-m" id="qua-trinh">
      Quá trình
    </h2>
    <ol class="hh-steps">
      {known.steps.map((step) =>
        step.kind === 'expired' ? (
          <li id={`het-han-${step.grant}`}>
            <p class="hh-steps__head">
              <strong>Hết hạn</strong> từ {shownDay(addDays(step.after, 1))}
            </p>
            <p class="hh-muted">Tính theo thời hạn, không cần quyết định.</p>
          </li>
        ) : (
          <Recorded visit={visit} known={known} event={step.event} />
        ),
      )}
    </ol>
    {visit.can('history.read') && (
      <p class="govuk-body hh-no-print">
        <a class="govuk-link" href={visit.href('/nhat-ky', { stream: `recognition-${known.key.title}:${known.key.subject}` })}>
          Xem trong Nhật ký
        </a>
      </p>
    )}
  </section>
);

const Recorded = ({ visit, known, event }: { visit: Visit; known: Life; event: LifeStep }): VNode => {
  const { called } = known;
  const decision = objectIn(event.data, 'decision');
  const list = textIn(event.data, 'import');
  return (
    <li id={`buoc-${event.revision}`}>
      <p class="hh-steps__head">
        <strong>{headOf(event)}</strong>
      </p>
      {detailsOf(event, known).map((words) => (
        <p>{words}</p>
      ))}
      <p>
        Theo {textIn(decision, 'number')} ngày {shownDay(textIn(decision, 'issuedOn'))} của {textIn(decision, 'issuer')}
      </p>
      {event.reason !== null && <p>Lý do: {event.reason}</p>}
      {listIn(event.data, 'evidence')
        .filter((ref) => typeof ref === 'string')
        .map((ref, place) => (
          <p>
            <a class="govuk-link" href={visit.href(`/minh-chung/${encodeURIComponent(ref)}`)}>
              Minh chứng {place + 1}
            </a>
          </p>
        ))}
      {list !== '' && (
        <p>
          <a class="govuk-link" href={`/cong-nhan/danh-sach/${encodeURIComponent(list)}`}>
            Trong danh sách, dòng {textIn(event.data, 'row')}
          </a>
        </p>
      )}
      <p class="hh-muted">
        {called.person(event.actor)}
        {event.onBehalfOf !== null && ` thay mặt ${called.person(event.onBehalfOf)}`} ghi lúc {shownInstant(event.recordedAt)}
      </p>
    </li>
  );
};

function headOf({ type, data }: LifeStep): string {
  switch (type) {
    case 'RecognitionGranted':
      return `Công nhận từ ${shownDay(textIn(data, 'recognisedOn'))}`;
    case 'RecognitionRenewed':
      return `Công nhận lại ngày ${shownDay(textIn(data, 'renewedOn'))}`;
    case 'RecognitionRevoked':
      return textIn(data, 'upgradedTo') === ''
        ? `Thu hồi từ ${shownDay(textIn(data, 'revokedOn'))}`
        : `Thôi mức này từ ${shownDay(textIn(data, 'revokedOn'))}, vì được công nhận mức cao hơn`;
    default:
      return type;
  }
}

function detailsOf({ type, data }: LifeStep, { title, called }: Life): readonly string[] {
  if (type === 'RecognitionRevoked') return [];
  const until = textIn(data, 'validUntil');
  const level = textIn(data, 'level');
  const score = textIn(data, 'score');
  const criteria = textIn(data, 'criteriaVersion');
  const lines: (string | false)[] = [
    until === '' ? 'Không thời hạn' : `Có hiệu lực đến hết ${shownDay(until)}`,
    level !== '' && `Mức: ${levelName(title, level)}`,
    score !== '' && `Điểm: ${shown(score)}`,
    criteria !== '' && `Xét theo tiêu chuẩn ${criteria}`,
    type === 'RecognitionGranted' && `Tại ${called.area(textIn(data, 'area'))}`,
  ];
  return lines.filter((line) => line !== false);
}
