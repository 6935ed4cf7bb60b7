import type { Param, ReadModels } from '@hieuhoc/projections';
import { CAUSE, ENTRIES, type Cause } from './history.queries';

/** Events after one log size up to another. `most`: so many of the newest of each kind asked for, however long the log is; null: all. */
export interface CauseRange {
  readonly after: number;
  readonly upTo: number;
  readonly most: number | null;
}

/** What rows of one area may rest on beside decisions: figures of these indicators and recognitions of these titles, in these areas. */
export interface FactsSought {
  readonly areas: readonly string[];
  readonly indicators: readonly string[];
  readonly titles: readonly string[];
}

/** Each event once for each area that it touches; `all`: nothing that could belong here was left out. */
export interface CausesFound {
  readonly causes: readonly Cause[];
  readonly all: boolean;
}

/** Of one kind of event no more than this is looked at for the few that are wanted. */
const LOOKED_AT = 2_000;
/** Of so few areas, of which so little was recorded, everything is looked at. */
const FEW_AREAS = 64;
const LITTLE = 3_000;
/** Decisions on reports verify figures, and those count in every plan; what else a plan's streams say is about that plan alone. */
const OF_EVERY_PLAN = `(plan is null or type in ('ReportAccepted', 'ReportReturned'))`;
const FOUND = '"logSize", id, type, stream, revision, "recordedAt", actor, area, plan, target, indicator, title';
const GRANT = 'RecognitionGranted';
const ENDS = ['RecognitionRenewed', 'RecognitionRevoked'] as const;

/** What was said in these streams: of a plan, of a definition, of the hierarchy. Newest first. */
export async function eventsOfStreams(read: ReadModels, streams: readonly string[], range: CauseRange): Promise<CausesFound> {
  const most = range.most === null ? -1 : LOOKED_AT;
  const causes: Cause[] = [];
  let all = true;
  for (const stream of streams) {
    const found = await read.all<Cause>(
      `select ${CAUSE} from ${ENTRIES} where stream = ? and log_index.log_size > ? and log_index.log_size <= ?
       order by log_index.log_size desc limit ?`,
      [stream, range.after, range.upTo, most],
    );
    causes.push(...found);
    all &&= found.length !== most;
  }
  return { causes, all };
}

/** Figures and recognitions that rows of one area may rest on. */
export async function factsBetween(read: ReadModels, sought: FactsSought, range: CauseRange): Promise<CausesFound> {
  const found = (await isLittle(read, sought, range)) ? [await inFewAreas(read, sought, range)] : await ofMuch(read, sought, range);
  if (sought.titles.length > 0) for (const type of ENDS) found.push(await ofTitles(read, type, sought, range));
  return { causes: found.flatMap(({ causes }) => causes), all: found.every(({ all }) => all) };
}

async function isLittle(read: ReadModels, { areas }: FactsSought, { after, upTo }: CauseRange): Promise<boolean> {
  if (areas.length > FEW_AREAS) return false;
  const row = await read.get<{ count: number }>(
    'select count(*) as count from history_entry where area in (select value from json_each(?)) and log_size > ? and log_size <= ?',
    [JSON.stringify(areas), after, upTo],
  );
  return (row?.count ?? 0) <= LITTLE;
}

/** By area: of each indicator and title the newest. */
async function inFewAreas(
  read: ReadModels,
  { areas, indicators, titles }: FactsSought,
  { after, upTo, most }: CauseRange,
): Promise<CausesFound> {
  const newest = most === null ? '' : 'where place <= ?';
  const causes = await read.all<Cause>(
    `select ${FOUND} from (select ${CAUSE}, dense_rank() over (partition by indicator, title order by log_size desc) as place from ${ENTRIES}
     where area in (select value from json_each(?)) and log_size > ? and log_size <= ? and ${OF_EVERY_PLAN}
     and (+indicator in (select value from json_each(?)) or (type = '${GRANT}' and title in (select value from json_each(?))))) ${newest}`,
    [JSON.stringify(areas), after, upTo, JSON.stringify(indicators), JSON.stringify(titles), ...(most === null ? [] : [most + 1])],
  );
  return { causes, all: true };
}

/** By indicator, and by title, from the newest on: where much was recorded a few are found at once. */
async function ofMuch(read: ReadModels, sought: FactsSought, range: CauseRange): Promise<CausesFound[]> {
  const found: CausesFound[] = [];
  for (const indicator of sought.indicators) found.push(await ofIndicator(read, indicator, sought, range));
  if (sought.titles.length > 0) found.push(await ofTitles(read, GRANT, sought, range));
  return found;
}

async function ofIndicator(read: ReadModels, indicator: string, { areas }: FactsSought, range: CauseRange): Promise<CausesFound> {
  const floor = await floorOf(read, 'history_entry', 'indicator', indicator, range);
  const causes = await read.all<Cause>(
    `select ${CAUSE} from ${ENTRIES} where indicator = ? and history_entry.log_size > ? and history_entry.log_size <= ?
     and +area in (select value from json_each(?)) and ${OF_EVERY_PLAN} group by history_entry.log_size order by history_entry.log_size desc limit ?`,
    [indicator, floor ?? range.after, range.upTo, JSON.stringify(areas), ...limitOf(range)],
  );
  return { causes, all: floor === null };
}

/** A renewal or a revocation does not say where: its grant does. */
async function ofTitles(read: ReadModels, type: string, { areas, titles }: FactsSought, range: CauseRange): Promise<CausesFound> {
  const floor = await floorOf(read, 'log_index', 'type', type, range);
  const causes = await read.all<Cause>(
    `select ${FOUND} from (select log_index.log_size as "logSize", event_id as id, type, stream, revision, recorded_at as "recordedAt", actor,
       coalesce(area, (select granted.area from log_index as earlier join history_entry as granted using (log_size)
         where earlier.stream = log_index.stream and granted.area is not null and earlier.log_size < log_index.log_size
         order by earlier.log_size desc limit 1)) as area,
       plan, target, indicator, title
     from ${ENTRIES} where type = ? and log_index.log_size > ? and log_index.log_size <= ? and title in (select value from json_each(?))
     order by log_index.log_size desc) where area in (select value from json_each(?)) order by "logSize" desc limit ?`,
    [type, floor ?? range.after, range.upTo, JSON.stringify(titles), JSON.stringify(areas), ...limitOf(range)],
  );
  return { causes, all: floor === null };
}

const limitOf = ({ most }: CauseRange): readonly Param[] => [most === null ? -1 : most + 1];

/** The newest log size that is not looked at; null where everything is. */
async function floorOf(
  read: ReadModels,
  table: 'history_entry' | 'log_index',
  column: 'indicator' | 'type',
  value: string,
  { after, upTo, most }: CauseRange,
): Promise<number | null> {
  if (most === null) return null;
  const row = await read.get<{ log_size: number }>(
    `select log_size from ${table} where ${column} = ? and log_size > ? and log_size <= ? order by log_size desc limit 1 offset ?`,
    [value, after, upTo, LOOKED_AT],
  );
  return row?.log_size ?? null;
}
