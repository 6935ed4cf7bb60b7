import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { queryText } from '../../api/api';
import { shownDay } from '../../../platform/text/terms';
import { recognitionPath, subjectWords } from '../../known/recognised';
import { levelsOf, type TitleShown } from '../../known/titles';
import { DecisionFields } from '../../parts/decision-fields';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { errorAt } from '../../parts/form-problems';
import { shown } from '../../parts/numbers';
import { Radios } from '../../parts/radios';
import type { Visit } from '../../visit/visit';
import type { Candidate, Granting } from './grant.data';
import { movePath } from './move.data';
import { areaName } from './place';
import { TermFields } from './term.fields';

interface DecisionProps {
  readonly visit: Visit;
  readonly known: Granting;
  readonly title: TitleShown;
  readonly chosen: Candidate;
  readonly problems: readonly FormProblem[];
  /** Files that were sent with the form before. */
  readonly evidence: readonly string[];
}

/** By which decision, from when, on what showing. */
export const Decide = ({ visit, known, title, chosen: { subject, held }, problems, evidence }: DecisionProps): VNode => {
  const name = subjectWords({ ...subject, subject: subject.ref });
  const back = `/cong-nhan/moi${queryText({ title: title.code, area: known.place.area ?? undefined })}`;
  return (
    <section aria-labelledby="quyet-dinh">
      <h2 class="govuk-heading-m" id="quyet-dinh">
        2. Được công nhận
      </h2>
      <p class="govuk-body">
        <strong>{name}</strong>, {areaName(known.areas, subject.area)}
        {subject.name !== null && ` (mã ${subject.ref})`}.{' '}
        <a class="govuk-link" href={back}>
          Chọn lại
        </a>
        {visit.can('subject.register') && (
          <>
            {' · '}
            <a class="govuk-link" href={movePath(subject.ref)}>
              Ghi chuyển địa bàn
            </a>
          </>
        )}
      </p>
      {held !== null && (
        <p class="govuk-inset-text">
          Đang giữ danh hiệu này từ {shownDay(held.recognisedOn)}
          {held.validUntil === null ? ', không thời hạn' : `, đến hết ${shownDay(held.validUntil)}`}: mỗi nơi chỉ giữ một lần.{' '}
          <a class="govuk-link" href={recognitionPath(held)}>
            Xem, công nhận lại hoặc thu hồi
          </a>
        </p>
      )}
      <h2 class="govuk-heading-m">3. Quyết định và kết quả xét</h2>
      {held !== null && held.validUntil === null ? (
        <p class="govuk-body">Danh hiệu không thời hạn đang còn hiệu lực: không công nhận thêm lần nữa.</p>
      ) : (
        <GrantForm visit={visit} title={title} problems={problems} evidence={evidence} />
      )}
    </section>
  );
};

const GrantForm = ({ visit, title, problems, evidence }: Omit<DecisionProps, 'known' | 'chosen'>): VNode => (
  <form method="post" action={visit.here({ xong: null })} encType="multipart/form-data" class="hh-act">
    <input type="hidden" name="khoa" value={visit.form.text('khoa') || randomUUID()} />
    <input type="hidden" name="viec" value="cong-nhan" />
    <TermFields visit={visit} title={title} problems={problems} />
    <Showing visit={visit} title={title} problems={problems} />
    <DecisionFields form={visit.form} problems={problems} />
    <Files evidence={evidence} />
    <button class="govuk-button">Công nhận</button>
  </form>
);

/** Points where the title counts them, levels where it has some. */
const Showing = ({ visit, title, problems }: Pick<DecisionProps, 'visit' | 'title' | 'problems'>): VNode | null => {
  const { criteria } = title;
  if (criteria === undefined) return null;
  const levels = levelsOf(title);
  if (criteria.kind === 'points')
    return (
      <Field
        name="score"
        words={`Điểm${criteria.outOf === undefined ? '' : ` (trên ${shown(criteria.outOf)})`}`}
        hint={`${levels.map(({ name, atLeast }) => `${name}: từ ${shown(atLeast)}`).join('; ')}. Mức được tính từ điểm.`}
        inputMode="decimal"
        value={visit.form.text('score')}
        error={errorAt(problems, 'score')}
        width={5}
      />
    );
  return (
    <Radios
      name="level"
      legend="Mức được công nhận"
      options={levels.map(({ level, name }) => [level, name] as const)}
      chosen={visit.form.text('level')}
      error={errorAt(problems, 'level')}
    />
  );
};

const Files = ({ evidence }: Pick<DecisionProps, 'evidence'>): VNode => (
  <div class="govuk-form-group">
    {evidence.length > 0 && (
      <p class="govuk-body">
        <input type="hidden" name="mc" value={evidence.join(' ')} />
        Đã nhận {evidence.length} tệp, không cần gửi lại.
      </p>
    )}
    <label class="govuk-label" for="tep">
      Tệp minh chứng: quyết định, biên bản xét (không bắt buộc)
    </label>
    <input class="govuk-file-upload" type="file" id="tep" name="tep" multiple />
  </div>
);
