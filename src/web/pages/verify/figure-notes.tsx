import type { EntryCheckCode } from '@hieuhoc/indicator-maths';
import type { VNode } from 'preact';
import type { FigureView } from '../../../figures';
import { figureWords } from '../../log/figure-value';
import type { Correction } from './verify.data';

/** What the clerk was asked at entry, and said that it is so. */
const ACKNOWLEDGED: Readonly<Record<EntryCheckCode, string>> = {
  'big-change': 'lệch nhiều so với kỳ trước',
  'denominator-changed': 'mẫu số đổi nhiều',
  'unexpected-fall': 'giảm, dù chỉ số này không được giảm',
  'nested-denominator': 'mẫu số khác số liệu liên quan',
};

const isKnown = (code: string): code is EntryCheckCode => Object.hasOwn(ACKNOWLEDGED, code);

/** What there is to think of before one verifies: warnings that were confirmed, source, note, files. */
interface NotesProps {
  readonly figure: FigureView;
  readonly unit: string;
  readonly correction: Correction | undefined;
}

export function FigureNotes({ figure: { acknowledged, detail, returnedBecause, sample }, unit, correction }: NotesProps): VNode {
  const warnings = acknowledged.map((code) => (isKnown(code) ? ACKNOWLEDGED[code] : code));
  const said = [detail['source'], detail['note'], detail['reason']].filter((one) => typeof one === 'string');
  return (
    <>
      {warnings.length > 0 && (
        <span class="hh-warns">
          <span aria-hidden="true">!</span> Người báo cáo đã xác nhận: {warnings.join('; ')}
        </span>
      )}
      {correction !== undefined && <Corrected correction={correction} unit={unit} />}
      {returnedBecause !== null && <span>Đã trả lại: {returnedBecause}</span>}
      {said.map((words) => (
        <small>{words}</small>
      ))}
      {evidenceOf(detail).map((ref, place) => (
        <small>
          <a class="govuk-link" href={`/minh-chung/${encodeURIComponent(ref)}`}>
            Minh chứng {place + 1}
          </a>
        </small>
      ))}
      {sample && !said.includes('số liệu minh hoạ') && <small>số liệu minh hoạ</small>}
    </>
  );
}

const Corrected = ({ correction: { from, because, returnedBecause }, unit }: { correction: Correction; unit: string }): VNode => (
  <>
    {returnedBecause !== null && <div>Đã trả lại: {returnedBecause}</div>}
    <div>
      Đã sửa{from !== null && ` từ ${figureWords(from, unit)}`}
      {because !== null && `: ${because}`}
    </div>
  </>
);

function evidenceOf({ evidence }: FigureView['detail']): readonly string[] {
  return Array.isArray(evidence) ? evidence.filter((one) => typeof one === 'string') : [];
}
