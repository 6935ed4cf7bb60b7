import { defineProjection, write, type ProjectedEvent, type Write } from '@hieuhoc/projections';
import type { FigureEvent } from '../../figures/figure.events';
import type { PlanEvent } from '../../plans/plan.events';
import type { RecognitionEvent } from '../../recognitions/recognition.events';
import type { ReportEvent } from '../../reports/report.events';
import type { TaskEvent } from '../../tasks/task.events';
import type { EvidenceEvent } from '../evidence.events';

type Cited = Pick<ProjectedEvent, 'stream' | 'logSize'> & { readonly data: { readonly evidence?: readonly string[] } };

const NOTHING: readonly Write[] = [];

/** Where a file is cited: `area`, or `plan` where it is about a plan, whose area may change. */
const cited = ({ stream, logSize, data }: Cited, area: string | null, plan: string | null = null): readonly Write[] =>
  data.evidence === undefined
    ? NOTHING
    : [...new Set(data.evidence)].map((ref) =>
        write(
          'insert into {evidence_citation} (ref, log_size, stream, area, plan) values (?, ?, ?, ?, ?)',
          ref,
          logSize,
          stream,
          area,
          plan,
        ),
      );
const inArea = (event: Cited & { readonly data: { readonly area: string } }): readonly Write[] => cited(event, event.data.area);
const ofPlan = (event: Cited): readonly Write[] => cited(event, null, event.stream.slice('plan-'.length));

/** Which files there are and what cites them; never changed. */
export const evidenceCitations = defineProjection<EvidenceEvent | FigureEvent | PlanEvent | RecognitionEvent | ReportEvent | TaskEvent>({
  name: 'evidence-citations',
  version: 1,
  tables: [
    {
      name: 'evidence_file',
      columns: ['ref text primary key', 'log_size integer not null'],
    },
    {
      name: 'evidence_citation',
      columns: [
        'ref text not null',
        'log_size integer not null',
        'stream text not null',
        'area text',
        'plan text',
        'primary key (ref, log_size)',
      ],
      clustered: true,
    },
  ],
  on: {
    EvidenceAdded: ({ data: { ref }, logSize }) => [write('insert into {evidence_file} (ref, log_size) values (?, ?)', ref, logSize)],
    FigureReported: inArea,
    FigureCorrected: inArea,
    ReportSubmitted: inArea,
    TaskProgressed: inArea,
    TaskCompleted: inArea,
    RecognitionGranted: inArea,
    PlanCorrected: ofPlan,
    TargetCorrected: ofPlan,
  },
});
