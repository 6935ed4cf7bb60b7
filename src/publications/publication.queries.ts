import type { ReadModels } from '@hieuhoc/projections';
import type { Publication } from './publication.decider';

/** A publication as it was recorded, by whom, and where in the log. */
export interface Recorded {
  readonly publication: Publication;
  readonly recordedAt: string;
  readonly actor: string;
  /** Log size with its own event. */
  readonly recordedIn: number;
}

interface Row {
  readonly log_size: number;
  readonly recorded_at: string;
  readonly actor: string;
  readonly data: string;
}

const COLUMNS = 'log_size, recorded_at, actor, data';

export async function publicationBy(read: ReadModels, code: string): Promise<Recorded | null> {
  const row = await read.get<Row>(`select ${COLUMNS} from publication_fact where code = ?`, [code]);
  return row === undefined ? null : recordedOf(row);
}

/** The newest first. */
export async function publicationsAt(read: ReadModels, logSize: number, plan?: string): Promise<readonly Recorded[]> {
  const rows =
    plan === undefined
      ? await read.all<Row>(`select ${COLUMNS} from publication_fact where log_size <= ? order by log_size desc`, [logSize])
      : await read.all<Row>(`select ${COLUMNS} from publication_fact where plan = ? and log_size <= ? order by log_size desc`, [
          plan,
          logSize,
        ]);
  return rows.map(recordedOf);
}

function recordedOf({ log_size: recordedIn, recorded_at: recordedAt, actor, data }: Row): Recorded {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the slice's own type here
  return { publication: JSON.parse(data) as Publication, recordedAt, actor, recordedIn };
}
