import type { StatusRow } from '@hieuhoc/indicator-maths';
import { check, restingOn } from './checks/check';
import { checkFigures, noRows } from './checks/figures-check';
import { checkHeld, sizesOf } from './checks/held-check';
import { checkNote, type Trusted } from './checks/note-checks';
import { checkCommitments, checkInclusion, checkLeaves, checkTokens } from './checks/other-checks';
import { checkPublications } from './checks/publication-check';
import { checkAllStreams, checkStreams } from './checks/streams-check';
import { DossierContent } from './dossier-content';
import { FileRoot } from './file-root';
import type { EndLine } from './lines';
import { neededFor, type Needed } from './needed/needed';
import { notProvenBy } from './not-proven';
import { parseLine } from './parse-line';
import { knownFrom, type Known, type Upcast } from './rederive';
import { refused } from './refused';
import { rowsOf } from './rows-of';
import { Sections } from './sections';
import type { Check, Outcome, Rederive, Verdict } from './verdict';

export interface VerifyOptions extends Trusted {
  /** Older checkpoints that the auditor holds: signed notes, or the three lines of one that he has on paper. */
  readonly held?: readonly string[];
  /** Codes of published reports, or what their QR codes say, to be compared with what follows from the events. */
  readonly papers?: readonly string[];
  /** From older shapes of events to the newest; left out: there are none. */
  readonly upcast?: Upcast;
  /** Left out: the rules of this library. */
  readonly rederive?: Rederive;
}

/** Reads a dossier line by line, in memory of what it shows (of a whole log: of its streams), and judges it at the end. */
export class DossierVerifier {
  private readonly sections = new Sections();
  private readonly file = new FileRoot();
  private content: DossierContent | null = null;
  private last: EndLine | null = null;
  private read = 0;

  constructor(private readonly options: VerifyOptions) {}

  /** Without its line feed. Throws DossierRefused. */
  line(text: string): void {
    const number = ++this.read;
    const line = parseLine(text, number);
    this.sections.enter(line, number);
    if (line.line === 'end') {
      this.last = line;
      return;
    }
    this.file.add(text);
    if (line.line === 'header')
      this.content = new DossierContent(line, sizesOf(this.options.held ?? []).add(line.asOf), this.options.upcast);
    else this.content?.take(line);
  }

  /** RFC 3161 tokens (DER) over the note, read so far: whoever has a certificate library may try their signatures. */
  get tokens(): readonly Uint8Array[] {
    return this.content?.tokens ?? [];
  }

  /** Throws DossierRefused for a file that holds nothing. */
  end(): Verdict {
    const { content, options } = this;
    if (content === null) throw refused('not-a-dossier', 1);
    content.heads.end();
    const { header, claimed, shown, events, note } = content;
    const checks = [this.fileCheck(), ...checksOf(content, options)];
    return {
      asked: header.asked,
      origin: header.origin,
      size: header.size,
      asOf: header.asOf,
      outcome: outcomeOf(checks),
      checks,
      notProven: notProvenBy(header),
      note,
      counts: events.counts,
      evidence: content.evidence,
      rows: claimed,
      events: shown,
    };
  }

  private fileCheck(): Check {
    const { last, file } = this;
    if (last === null) return check('file', 'failed', 'cut-off', 'Tệp bị cụt: thiếu dòng cuối. Hãy tải lại.', { lines: file.lines });
    if (last.lines !== file.lines || last.root !== file.root)
      return check('file', 'failed', 'damaged', 'Tệp đã bị thay đổi sau khi lập: các dòng không khớp dòng cuối.', { lines: file.lines });
    return check('file', 'passed', 'whole', `Tệp nguyên vẹn, ${file.lines} dòng.`, { lines: file.lines, root: file.root });
  }
}

export const verifyDossier = (options: VerifyOptions): DossierVerifier => new DossierVerifier(options);

function checksOf(content: DossierContent, options: VerifyOptions): Check[] {
  const { header, note, events, heads, seal, tokens, commitments } = content;
  const read = checkNote(note, header, options);
  const leaves = checkLeaves(events);
  const inclusion = restingOn(leaves, checkInclusion(events, header, read.checkpoint));
  const held = restingOn(inclusion, checkHeld(options.held ?? [], read.checkpoint, events, options));
  const of = { header, events, heads, seal };
  const known = knownOnce(content);
  const streams = header.asked.kind === 'log' ? checkAllStreams(of) : checkStreams(of, neededIn(content, known));
  const proven = restingOn(inclusion, streams);
  const figures = restingOn(proven, figuresCheck(content, options.rederive ?? ((shown, asked) => rowsOf(shown, asked, known()))));
  const checks = [...read.checks, checkTokens(tokens, note), leaves, inclusion, held, proven, checkCommitments(commitments), figures];
  const { papers = [] } = options;
  if (papers.length === 0) return checks;
  return [...checks, restingOn(proven, checkPublications(papers, { header, root: events.rootAt(header.asOf), known }))];
}

/** What was shown made known; found out once, where it is asked for. */
function knownOnce({ shown }: DossierContent): () => Known {
  let known: Known | null = null;
  return () => (known ??= knownFrom(shown));
}

function neededIn({ header: { asked }, shown, unreadable }: DossierContent, known: () => Known): Needed | null {
  if (asked.kind === 'log' || unreadable.length > 0) return null;
  try {
    return neededFor(asked, shown, known());
  } catch {
    return null;
  }
}

function figuresCheck({ header: { asked }, claimed, shown }: DossierContent, rederive: Rederive): Check {
  if (asked.kind === 'log') return noRows();
  return checkFigures(claimed, (): readonly StatusRow[] => rederive(shown, asked));
}

/** What must be proven for the whole to be, and what the auditor brought to have it compared; the rest adds to it. */
const CARRYING: ReadonlySet<Check['id']> = new Set([
  'file',
  'note',
  'log-signature',
  'leaves',
  'inclusion',
  'older-checkpoints',
  'streams',
  'figures',
  'publications',
]);
/** There was nothing to compare: no checkpoint was brought, no rows are in a whole log. */
const UNASKED: ReadonlySet<string> = new Set(['none-held', 'no-rows']);

const isOpen = ({ id, outcome, code }: Check): boolean => outcome === 'unprovable' && CARRYING.has(id) && !UNASKED.has(code);

function outcomeOf(checks: readonly Check[]): Outcome {
  if (checks.some(({ outcome }) => outcome === 'failed')) return 'failed';
  return checks.some(isOpen) ? 'unprovable' : 'passed';
}
