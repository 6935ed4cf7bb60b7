import { uuid7, type NewEvent } from '@hieuhoc/event-store';

/** One figure reported, as a commune's office sends it: what all appends of the benchmarks are made of. */
export function figureReported(index: number): NewEvent {
  return {
    id: uuid7(),
    type: 'FigureReported',
    data: {
      numerator: String(1_000 + (index % 600)),
      denominator: '1600',
      dataTo: '2015-06-30',
      source: 'Báo cáo số 12/BC-UBND của Uỷ ban nhân dân xã',
    },
    metadata: {
      actor: `can-bo-${index % 21}`,
      onBehalfOf: `22.205.${String(index % 21).padStart(5, '0')}`,
      schemaVersion: 1,
      correlationId: '0190a1b2-0000-7000-8000-000000000000',
      basedOn: '0000000000048211',
    },
  };
}

/** Each figure is a stream of its own: reported, then corrected. */
export const figureStream = (index: number): string => `figure-gia-dinh-hieu-hoc:22.205.${Math.floor(index / 2)}:2015-H1`;
