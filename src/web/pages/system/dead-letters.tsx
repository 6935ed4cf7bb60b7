import type { VNode } from 'preact';
import { whole } from '../../parts/numbers';
import type { Visit } from '../../visit/visit';
import type { DeadLetter, ProjectionShown } from './system.data';
import { projectionWords } from './system.words';

interface DeadLettersProps {
  readonly visit: Visit;
  readonly projections: readonly ProjectionShown[];
  readonly formKey: string;
}

/** What a read model stopped at, why, and the two ways on. */
export const DeadLetters = ({ visit, projections, formKey }: DeadLettersProps): VNode | null => {
  const all = projections.flatMap(({ name, deadLetter }) =>
    deadLetter === null || deadLetter.resolvedAt !== null ? [] : [{ id: `${name}-${deadLetter.logSize}`, name, deadLetter }],
  );
  // A build beside what serves stops at the same event: one way past it lets both go on.
  const letters = [...new Map(all.map((one) => [one.id, one])).values()];
  if (letters.length === 0) return null;
  return (
    <section aria-labelledby="su-kien-loi">
      <h2 class="govuk-heading-m" id="su-kien-loi">
        Sự kiện không xử lý được
      </h2>
      {letters.map(({ id, name, deadLetter }) => (
        <div class="hh-card" id={`loi-${id}`}>
          <h3 class="govuk-heading-s">{projectionWords(name)} đã dừng</h3>
          <Letter deadLetter={deadLetter} />
          {visit.can('projection.rebuild') && (
            <form method="post" action={`/he-thong/${name}/bo-qua`}>
              <input type="hidden" name="khoa" value={`${formKey}.${name}.bo-qua.${deadLetter.logSize}`} />
              <input type="hidden" name="event" value={deadLetter.eventId} />
              <button class="govuk-button govuk-button--warning">Bỏ qua đúng sự kiện này và đi tiếp</button>
            </form>
          )}
        </div>
      ))}
    </section>
  );
};

const Letter = ({ deadLetter: { type, stream, logSize, error, remedy, eventId } }: { deadLetter: DeadLetter }): VNode => (
  <>
    <p class="govuk-body">
      Tại sự kiện{' '}
      <a class="govuk-link" href={`/nhat-ky/${eventId}`}>
        số {whole(logSize)}
      </a>{' '}
      ({type}, {stream}): {error}
    </p>
    <p class="govuk-body">{remedy}</p>
  </>
);
