import type { VNode } from 'preact';
import { vietnameseNumber } from '../../../platform/text/numbers';
import { levelName } from '../../known/titles';
import type { Criteria } from './criteria.typed';

/** What has to be shown for a title, as an office reads it. */
export const CriteriaShown = ({ criteria }: { criteria: Criteria }): VNode => (
  <>
    <p class="govuk-body">
      Bản {criteria.version}
      {criteria.source !== undefined && `; ${criteria.source}`}.
    </p>
    {criteria.kind === 'points' ? (
      <ul class="govuk-list govuk-list--bullet">
        {criteria.cutOffs.map(({ name, atLeast }) => (
          <li>
            {name}: từ {vietnameseNumber(atLeast)} điểm
            {criteria.outOf !== undefined && ` trên ${vietnameseNumber(criteria.outOf)}`}
          </li>
        ))}
      </ul>
    ) : (
      criteria.levels.map(({ name, requirements = [], upgrade }) => (
        <>
          <h3 class="govuk-heading-s">{name}</h3>
          {upgrade !== undefined && (
            <p class="govuk-body">
              Sau khi giữ {levelName({ criteria }, upgrade.from)} ít nhất {upgrade.months} tháng.
            </p>
          )}
          {requirements.length > 0 && (
            <ul class="govuk-list govuk-list--bullet">
              {requirements.map((requirement) => (
                <li>{requirement}</li>
              ))}
            </ul>
          )}
        </>
      ))
    )}
  </>
);
