import type { ProjectionStatus } from '@hieuhoc/projections';
import type { ImportedView } from '../../imports';
import type { ListFile } from './list-file';
import type { PlanFile } from './plan-file';

export interface Issued {
  readonly plan: string;
  readonly revision: number;
  /** False: the same document was there already. */
  readonly created: boolean;
}

export type ListImported = ImportedView;

/** What writing verbs order: from a server that runs, or from the same services over the stores, which are locked meanwhile. */
export interface Writer {
  issue(file: PlanFile, actor: string): Promise<Issued>;
  /** Grants by a list; `dryRun` records nothing. */
  importList(file: ListFile, actor: string, dryRun: boolean): Promise<ListImported>;
  /** Begins a build beside the one that serves. */
  rebuild(name: string): Promise<void>;
  skip(name: string, eventId: string): Promise<void>;
  projections(): Promise<readonly ProjectionStatus[]>;
  close(): Promise<void>;
}
