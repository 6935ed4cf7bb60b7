import type { VNode } from 'preact';
import type { Visit } from '../../visit/visit';
import { formHref } from './entry-key';
import type { DraftHere, Sheet, SheetRow } from './sheet';
import { compact, typedIn } from '../../../platform/entry';
import { clockWords, typedWords } from './words';

/** What stands in the other window; null where it was sent or dropped there. */
export type Elsewhere = DraftHere | { readonly revision: ''; readonly savedAt: null; readonly fields: Readonly<Record<string, string>> };

/** Two windows wrote one draft: which figures differ, and which of the two goes on. */
export function NewerElsewhere({ visit, sheet, elsewhere }: { visit: Visit; sheet: Sheet; elsewhere: Elsewhere }): VNode {
  const differing = sheet.rows.flatMap((row) => {
    const theirs = typedIn(row.indicator, (name) => elsewhere.fields[name] ?? '');
    return compact(theirs) === (row.touched ? compact(row.typed) : '') ? [] : [{ row, theirs }];
  });
  return (
    <div class="govuk-error-summary" data-focus tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">
          {elsewhere.savedAt === null
            ? 'Bản nháp này đã được gửi hoặc bỏ ở cửa sổ khác'
            : `Bản nháp này vừa được lưu ở cửa sổ hay máy khác lúc ${clockWords(elsewhere.savedAt, visit.today)}`}
        </h2>
        <div class="govuk-error-summary__body">
          <p>
            Những gì bạn gõ còn nguyên dưới đây, chưa lưu. Bấm “Lưu nháp” để giữ bản của bạn, hoặc{' '}
            <a href={formHref(visit, sheet.key)}>bỏ bản này, mở bản kia</a>.
          </p>
          {differing.length > 0 && (
            <ul class="govuk-list govuk-list--bullet">
              {differing.map(({ row, theirs }) => (
                <li>
                  {row.indicator.name}: của bạn {mine(row)}; bản kia {typedWords(row.indicator, theirs)}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}

const mine = ({ indicator, typed, touched }: SheetRow): string => (touched ? typedWords(indicator, typed) : 'không đổi');
