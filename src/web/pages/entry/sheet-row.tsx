import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { capital } from '../../parts/state-tag';
import type { Visit } from '../../visit/visit';
import { ValueBoxes } from './boxes';
import { Line, type Faults } from './fault';
import { hasMore, MoreBoxes, type Files } from './more-boxes';
import { isThere, type SheetRow } from './sheet';
import { Standing } from './standing';
import { box, figureWords } from '../../../platform/entry';

export interface RowProps {
  readonly visit: Visit;
  readonly row: SheetRow;
  readonly faults: Faults;
  readonly files: Files;
  /** Rows that somebody has opened: all of their boxes are there. */
  readonly opened: ReadonlySet<string>;
}

export const rowId = (code: string): string => `dong-${code}`;

/** One figure of the sheet. What stands well has no boxes until somebody wants to correct it: a sheet is long enough. */
export function SheetRowBoxes({ visit, row, faults, files, opened }: RowProps): VNode {
  const { indicator, standing, touched, typed } = row;
  const isFaulty = [...faults.keys()].some((id) => id.startsWith(box(indicator.code, '')));
  const isOpen = !isThere(row) || standing?.review === 'returned' || touched || isFaulty || opened.has(indicator.code);
  return (
    <fieldset class={isFaulty ? 'hh-row hh-row--fault' : 'hh-row'} id={rowId(indicator.code)}>
      <legend>{indicator.name}</legend>
      <div class="hh-row__about">
        <About row={row} />
      </div>
      <div class="hh-row__boxes">
        <Standing visit={visit} row={row} />
        {isOpen && (
          <>
            {typed['goc'] !== undefined && (
              <>
                <input type="hidden" name={box(indicator.code, 'goc')} value={typed['goc']} />
                <input type="hidden" name={box(indicator.code, 'cu')} value={typed['cu'] ?? ''} />
              </>
            )}
            <ValueBoxes row={row} faults={faults} />
            {standing !== null && <Line id={box(indicator.code, 'ly')} words="Lý do sửa" value={typed['ly']} faults={faults} />}
          </>
        )}
        {isOpen && (hasMore(row, faults) || opened.has(indicator.code)) ? (
          <MoreBoxes row={row} faults={faults} files={files} />
        ) : (
          <Opener
            row={row}
            words={isOpen ? 'Ghi chú, minh chứng, không áp dụng' : standing === null ? 'Nhập số riêng của kỳ này' : 'Sửa'}
          />
        )}
      </div>
    </fieldset>
  );
}

/** A button of the form: what was typed is kept, and the row comes back with its boxes. The script brings the row alone. */
const Opener = ({ row: { indicator }, words }: { row: SheetRow; words: string }): VNode => (
  <button class="hh-link-button hh-opener" name="viec" value={`mo:${indicator.code}`} aria-label={`${words}: ${indicator.name}`}>
    {words}
  </button>
);

const About = ({ row: { indicator, own, before, twin } }: { row: SheetRow }): VNode => (
  <>
    <details>
      <summary aria-label={`Cách tính: ${indicator.name}`}>Cách tính</summary>
      <p>
        {indicator.definition} Đơn vị: {indicator.unit}.
      </p>
    </details>
    {!own && <p>Thường do cấp dưới báo cáo; chỉ nhập ở đây khi có số riêng của cả địa bàn.</p>}
    {before !== null && (
      <p>
        {capital(spokenPeriod(before.period))}: {figureWords(before.value, indicator)}
      </p>
    )}
    {before === null && twin === null && <p>Kỳ trước chưa có số liệu.</p>}
    {twin !== null && (
      <p>
        Đã có ở kỳ {spokenPeriod(twin.period)}: {figureWords(twin.value, indicator)}
      </p>
    )}
  </>
);
