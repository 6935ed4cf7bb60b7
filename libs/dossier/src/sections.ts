import type { DossierLine } from './lines';
import { refused } from './refused';

/** Lines of one section stand together, the sections in this order. */
const SECTION: Readonly<Record<DossierLine['line'], number>> = {
  header: 0,
  checkpoint: 1,
  token: 2,
  head: 3,
  'heads-skipped': 3,
  event: 4,
  'events-skipped': 4,
  row: 5,
  end: 6,
};

const ONCE: ReadonlySet<DossierLine['line']> = new Set(['header', 'checkpoint', 'end']);
const OF_ROWS: ReadonlySet<DossierLine['line']> = new Set(['head', 'heads-skipped', 'row']);

/** That each line stands where its type may. */
export class Sections {
  private at = -1;
  private whole = false;

  /** Throws DossierRefused. */
  enter(line: DossierLine, number: number): void {
    const section = SECTION[line.line];
    const isSecond = ONCE.has(line.line) && this.at === section;
    // The first two are always there: what follows is measured by them.
    const isMissing = section > 1 ? this.at < 1 : section > this.at + 1;
    if (section < this.at || isSecond || isMissing || (this.whole && OF_ROWS.has(line.line)))
      throw refused('line-out-of-place', number, line.line);
    this.at = section;
    if (line.line === 'header') this.whole = line.asked.kind === 'log';
  }
}
