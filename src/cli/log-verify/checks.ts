import type { EventStore } from '@hieuhoc/event-store';
import type { NoteVerifier } from '@hieuhoc/transparency-log';
import type { Config } from '../../platform/config/config';
import type { LogPlace } from '../../platform/event-store/open-log';
import type { SealedFile } from '../../platform/sealing';
import {
  checkCheckpoints,
  checkEvents,
  checkGivenCheckpoint,
  checkSealFile,
  checkStreamHeads,
  failed,
  notDone,
  type Outcome,
} from '../../platform/sealing/verify';
import { checkEvidence } from './evidence-check';
import { checkProjections } from './projections-check';

/** What a check of the log is given. Everything is open for reading only. */
export interface VerifyContext {
  readonly config: Config;
  readonly place: LogPlace;
  /** As it is stored. */
  readonly store: EventStore;
  /** Null where nothing was ever sealed. */
  readonly seal: SealedFile | null;
  /** Keys that came by another way than the data. */
  readonly keys: readonly NoteVerifier[];
  /** A checkpoint that somebody kept elsewhere. */
  readonly given: string | null;
  readonly againstStore: boolean;
  readonly projections: boolean;
  readonly progress: (done: number, of: number) => void;
}

/** One after the other; a slice that keeps something else by its hash adds its own. */
export type LogCheck = (context: VerifyContext) => Promise<readonly Outcome[]>;

const events: LogCheck = async ({ place, store, seal, againstStore, progress }) => {
  // A file is read in seconds; a server is asked for every event only where somebody wants that.
  if (place.kind === 'eventstoredb' && !againstStore)
    return [notDone('events', 'Chưa đọc lại kho EventStoreDB: thêm --against-store để so từng sự kiện với bản niêm phong.')];
  return checkEvents(place, store, seal, progress);
};

const checkpoints: LogCheck = async ({ seal, keys }) =>
  seal === null ? [notDone('checkpoints', 'Chưa có bản niêm phong (seal.db): máy chủ lập nó khi chạy.')] : [checkCheckpoints(seal, keys)];

const givenCheckpoint: LogCheck = async ({ seal, keys, given, place, againstStore }) => {
  if (given === null) return [];
  // Who brought one must not read that nothing was found where nothing was compared.
  if (seal === null)
    return [failed('given-checkpoint', 'Chưa so được tờ chốt đưa vào: không có bản niêm phong (seal.db). Hãy chạy máy chủ để lập lại nó.')];
  return [checkGivenCheckpoint(seal, given, keys, place.kind === 'sqlite' || againstStore)];
};

const streamHeads: LogCheck = async ({ store, seal }) => (seal === null ? [] : [await checkStreamHeads(store, seal)]);

const sealFile: LogCheck = async ({ store, seal }) => (seal === null ? [] : [await checkSealFile(store, seal.path)]);

const readModels: LogCheck = async ({ projections, store, config }) => (projections ? checkProjections(store, config.HIEUHOC_DATA) : []);

export const LOG_CHECKS: readonly LogCheck[] = [events, checkpoints, givenCheckpoint, streamHeads, sealFile, checkEvidence, readModels];
