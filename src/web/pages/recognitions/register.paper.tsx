import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { RecognitionView } from '../../../recognitions';
import { subjectWords } from '../../known/recognised';
import { levelName, SUBJECT_KINDS, type TitleShown } from '../../known/titles';
import { Page } from '../../layout/page';
import { whole } from '../../parts/numbers';
import { capital } from '../../parts/state-tag';
import { momentWords } from '../../layout/moment-banner';
import type { Visit } from '../../visit/visit';
import type { AreaHead } from '../../known/areas';
import { areaName, type Place } from './place';

export interface Paper {
  readonly title: TitleShown;
  readonly place: Place;
  readonly items: readonly RecognitionView[];
  readonly more: boolean;
  readonly areas: ReadonlyMap<string, AreaHead>;
  readonly back: string;
}

/** The register as an office files it. */
export const RegisterPaper = ({ visit, paper }: { visit: Visit; paper: Paper }): VNode => {
  const { title, place, items, more, areas, back } = paper;
  const hasLevels = items.some(({ level }) => level !== undefined);
  return (
    <Page visit={visit} title={`Bản in: sổ công nhận ${title.name}, ${place.name}`} under="/cong-nhan">
      <p class="hh-no-print">
        <a class="govuk-back-link" href={back}>
          Về sổ công nhận
        </a>
      </p>
      <p class="govuk-body hh-no-print">
        In bằng lệnh in của trình duyệt (Ctrl+P), khổ A4.
        {more && ` Chỉ ${whole(items.length)} dòng đầu: chọn một địa bàn nhỏ hơn để in đủ.`}
      </p>
      <article class="hh-paper" aria-label={`Sổ công nhận ${title.name}`}>
        <h1 class="hh-paper__title">
          SỔ CÔNG NHẬN DANH HIỆU
          <span>
            {title.name}, {place.name}, ngày {shownDay(visit.day)}
          </span>
        </h1>
        <div class="hh-scroll" role="region" aria-label="Các dòng của sổ" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">TT</th>
                <th scope="col">{capital(SUBJECT_KINDS[title.subject])}</th>
                <th scope="col">Địa bàn</th>
                <th scope="col">Từ ngày</th>
                <th scope="col">Quyết định</th>
                <th scope="col">Đến hết</th>
                {hasLevels && <th scope="col">Mức</th>}
              </tr>
            </thead>
            <tbody>
              {items.map((one, place) => (
                <tr>
                  <td>{place + 1}</td>
                  <td>{subjectWords(one)}</td>
                  <td>{areaName(areas, one.area)}</td>
                  <td>{shownDay(one.recognisedOn)}</td>
                  <td>
                    {one.decision.number} ngày {shownDay(one.decision.issuedOn)}, {one.decision.issuer}
                  </td>
                  <td>{one.validUntil === null ? '' : shownDay(one.validUntil)}</td>
                  {hasLevels && <td>{one.level === undefined ? '' : levelName(title, one.level)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="hh-paper__source">
          {whole(items.length)} dòng. {momentWords(visit.moment, visit.today)} Lập từ hệ thống Hiếu học.
        </p>
      </article>
    </Page>
  );
};
