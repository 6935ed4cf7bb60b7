import type { DecisionData } from '../platform/definitions';
import type { ImportState } from './import.decider';
import type { Progress } from './imports.service';

/** The file that figures came with; name and hash where whoever asks may see it and it was not erased. */
export interface ImportFile {
  readonly ref: string;
  readonly name: string | null;
  readonly sha256: string | null;
  readonly size: number;
}

interface Common {
  readonly import: string;
  /** Null where it is not for whoever asks to know who did what there. */
  readonly actor: string | null;
  readonly at: string;
  readonly state: 'running' | 'interrupted' | 'completed' | 'undone';
  readonly rows: number;
  readonly done: number;
  readonly refused: number | null;
}

/** Of recognitions by one decision. */
export interface RecognitionsItem extends Common {
  readonly kind: 'recognitions';
  readonly title: string;
  readonly decision: DecisionData;
  readonly recognisedOn: string;
  readonly validUntil: string | null;
  readonly level: string | null;
  readonly granted: number | null;
  readonly registered: number | null;
  readonly undone: { readonly decision: DecisionData; readonly revokedOn: string | null } | null;
}

/** Of a file of figures. */
export interface FiguresItem extends Common {
  readonly kind: 'figures';
  readonly file: ImportFile;
  readonly sheets: readonly { readonly area: string; readonly period: string; readonly figures: number }[];
  readonly recorded: number | null;
  readonly unchanged: number | null;
}

export type ImportItem = RecognitionsItem | FiguresItem;

const NOTHING = {
  title: null,
  decision: null,
  recognisedOn: null,
  validUntil: null,
  level: null,
  granted: null,
  registered: null,
  recorded: null,
  unchanged: null,
  undone: null,
  file: null,
  sheets: [],
} as const;

export interface Told {
  readonly state: NonNullable<ImportState>;
  readonly actor: string | null;
  readonly at: string;
  readonly progress: Progress | null;
  readonly file: ImportFile | null;
}

/** What is not of its kind is null. */
export function itemOf(id: string, { state: { started, outcome, undone }, actor, at, progress, file }: Told): ImportItem {
  const { rows } = started;
  const state = progress !== null ? 'running' : undone !== null ? 'undone' : outcome !== null ? 'completed' : 'interrupted';
  const done = progress?.done ?? (outcome === null ? 0 : rows);
  const common = { ...NOTHING, import: id, actor, at, state, rows, done, refused: null } as const;
  if (started.kind === 'figures') {
    const counts = outcome !== null && 'recorded' in outcome ? outcome : null;
    const { recorded = null, unchanged = null } = counts ?? {};
    const sheets = started.figures.map(({ area, period, indicators }) => ({ area, period, figures: indicators.length }));
    const { kind } = started;
    return {
      ...common,
      kind,
      file: file ?? { ref: started.file, name: null, sha256: null, size: 0 },
      sheets,
      recorded,
      unchanged,
      refused: recorded === null ? null : rows - recorded,
    };
  }
  const { kind, title, decision, recognisedOn, validUntil = null, level = null } = started;
  const counts = outcome !== null && 'granted' in outcome ? outcome : null;
  return {
    ...common,
    kind,
    title,
    decision,
    recognisedOn,
    validUntil,
    level,
    granted: counts?.granted ?? null,
    registered: counts?.registered ?? null,
    refused: counts && rows - counts.granted,
    undone: undone && { decision: undone.decision, revokedOn: undone.revokedOn ?? null },
  };
}
