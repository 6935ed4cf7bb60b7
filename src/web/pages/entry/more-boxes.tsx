import type { VNode } from 'preact';
import { Fault, Line, type Faults } from './fault';
import type { SheetRow } from './sheet';
import { box } from '../../../platform/entry';

/** `GET /api/evidence/{ref}/details`, as far as a form shows it. */
export interface FileShown {
  readonly ref: string;
  readonly name: string | null;
  readonly size: number;
}

export type Files = ReadonlyMap<string, FileShown>;

export const fileWords = (ref: string, files: Files): string => {
  const file = files.get(ref);
  return file === undefined ? ref : `${file.name ?? 'tệp đã xoá'} (${sizeWords(file.size)})`;
};

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`;
  const [number, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${number.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} ${unit}`;
}

/** Whether there is something in them to be seen. */
export const hasMore = ({ indicator, typed, inWords }: SheetRow, faults: Faults): boolean =>
  inWords ||
  ['kad', 'kadly', 'gc', 'mc'].some((name) => typed[name] !== undefined) ||
  ['kadly', 'gc', 'tep'].some((name) => faults.has(box(indicator.code, name)));

/** Seldom filled in: why it does not apply, a note, files. */
export function MoreBoxes({ row, faults, files }: { row: SheetRow; faults: Faults; files: Files }): VNode {
  const { indicator, typed } = row;
  const boxed = (name: string): string => box(indicator.code, name);
  const [kad, kadly, gc, file] = [boxed('kad'), boxed('kadly'), boxed('gc'), boxed('tep')];
  const refs = typed['mc']?.split(' ') ?? [];
  return (
    <div class="hh-more">
      <div class="govuk-form-group">
        <label class="govuk-label" for={gc}>
          {row.inWords ? 'Căn cứ của nhận xét' : 'Ghi chú'}
        </label>
        <textarea class="govuk-textarea" id={gc} name={gc} rows={2}>
          {typed['gc'] ?? ''}
        </textarea>
      </div>
      {refs.length > 0 && (
        <ul class="govuk-list hh-files">
          {refs.map((ref) => (
            <li>
              <a class="govuk-link" href={`/api/evidence/${ref}`}>
                {fileWords(ref, files)}
              </a>
              <label>
                <input type="checkbox" name={box(indicator.code, 'bo')} value={ref} /> bỏ tệp này
              </label>
            </li>
          ))}
        </ul>
      )}
      <input type="hidden" name={box(indicator.code, 'mc')} value={typed['mc'] ?? ''} />
      <div class={`govuk-form-group ${faults.has(file) ? 'govuk-form-group--error' : ''}`}>
        <label class="govuk-label" for={file}>
          Thêm tệp minh chứng
        </label>
        <div class="govuk-hint" id={`${file}-hint`}>
          PDF, ảnh, Word, Excel, CSV; tối đa 20 MB
        </div>
        <Fault id={file} faults={faults} />
        <input class="govuk-file-upload" type="file" id={file} name={file} aria-describedby={`${file}-hint`} />
      </div>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" type="checkbox" id={kad} name={kad} value="1" checked={typed['kad'] !== undefined} />
          <label class="govuk-label govuk-checkboxes__label" for={kad}>
            Không áp dụng ở đây
          </label>
        </div>
      </div>
      <Line id={kadly} words="Vì sao không áp dụng" value={typed['kadly']} faults={faults} />
    </div>
  );
}
