import type { ComponentChildren, VNode } from 'preact';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly number?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Said in place of the rows where there are none. */
  readonly empty: string;
  /** Stable from one look at the page to the next: what is followed live keeps its place. */
  readonly id: string;
  readonly rowId?: (row: Row) => string;
  readonly hideCaption?: boolean;
}

/** The first column names the row. On a phone each row becomes a block in which each cell says what it is. */
export function Table<Row>({ caption, columns, rows, empty, id, rowId, hideCaption = false }: TableProps<Row>): VNode {
  if (rows.length === 0)
    return (
      <p class="govuk-body" id={id}>
        {empty}
      </p>
    );
  return (
    <div class="hh-scroll" id={id} role="region" aria-label={caption} tabIndex={0}>
      <table class="hh-table hh-table--folding">
        <caption class={hideCaption ? 'govuk-visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th scope="col" class={number === true ? 'hh-number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr {...(rowId !== undefined && { id: rowId(row) })}>{columns.map((column, place) => cellOf(column, row, place))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellOf<Row>({ title, cell, number }: Column<Row>, row: Row, place: number): VNode {
  const look: { readonly class?: string } = number === true ? { class: 'hh-number' } : {};
  const shown = cell(row);
  if (place === 0)
    return (
      <th scope="row" {...look}>
        {shown}
      </th>
    );
  return (
    <td data-label={title} {...(shown === '—' ? { class: `${look.class ?? ''} hh-nothing` } : look)}>
      {shown}
    </td>
  );
}
