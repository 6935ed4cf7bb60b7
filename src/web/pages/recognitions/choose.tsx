import type { VNode } from 'preact';
import { fullName } from '../../known/areas';
import type { TitleShown } from '../../known/titles';
import { KeptQuery } from '../../parts/kept-query';
import type { Visit } from '../../visit/visit';
import { WHOLE, type Place } from './place';

interface ChooseProps {
  readonly visit: Visit;
  readonly titles: readonly TitleShown[];
  /** Empty: all titles. */
  readonly title: string;
  readonly place: Place;
  /** Where it is asked for; the register if left out. */
  readonly action?: string;
  /** What no choice means. */
  readonly none?: string;
}

/** Title and area by a form: what is chosen is in the address, with the moment. */
export const Choose = ({ visit, titles, title, place, action = '/cong-nhan', none = 'Tất cả danh hiệu' }: ChooseProps): VNode => (
  <form method="get" action={action} class="hh-register-choose hh-no-print">
    <KeptQuery visit={visit} names={['on', 'asOf', 'state']} />
    <div class="hh-fields">
      <div class="govuk-form-group">
        <label class="govuk-label" for="danh-hieu">
          Danh hiệu
        </label>
        <select class="govuk-select" id="danh-hieu" name="title" data-submits>
          <option value="">{none}</option>
          {titles
            .filter(({ retiredOn, code }) => retiredOn === null || code === title)
            .map(({ code, name }) => (
              <option value={code} selected={code === title}>
                {name}
              </option>
            ))}
        </select>
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="dia-ban">
          Địa bàn
        </label>
        <select class="govuk-select" id="dia-ban" name="area" data-submits>
          <option value={WHOLE} selected={place.area === null}>
            Cả nước
          </option>
          {place.above.map((one, depth) => (
            <option value={one.id}>{`${'  '.repeat(depth)}${fullName(one)}`}</option>
          ))}
          {place.area !== null && (
            <option value={place.area} selected>
              {`${'  '.repeat(place.above.length)}${place.name}`}
            </option>
          )}
          {place.under.map((one) => (
            <option value={one.id}>{`${'  '.repeat(place.above.length + 1)}${fullName(one)}`}</option>
          ))}
        </select>
      </div>
      <button class="govuk-button govuk-button--secondary">Xem</button>
    </div>
  </form>
);
