// biome-ignore-all lint/a11y/noRedundantRoles: as cards on a phone, the elements lose their own
// biome-ignore-all lint/a11y/useFocusableInteractive: the controls in the cells of a grid take the focus
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what a grid is made of
import clsx from 'clsx';
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/translate';
import { Checkbox } from '../controls/checkbox';
import type { Column } from './column';
import css from './data-table.module.css';
import type { RowSelection } from './row-selection';
import { useGridKeys } from './use-grid-keys';

interface DataTableProps<Row> {
  /** The name of the table, for screen readers. */
  readonly label: string;
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly selection?: RowSelection<Row> | undefined;
  /** Further content below a row. */
  readonly details?: ((row: Row) => ComponentChildren) | undefined;
}

/**
 * On a narrow screen each row becomes a card. The elements then lose their meaning as a table, so they have the
 * roles of a table. A table whose rows can be selected is a grid: one stop of the Tab key, with arrow keys inside.
 */
export function DataTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  selection,
  details,
}: DataTableProps<Row>) {
  const isGrid = selection !== undefined;
  const table = useGridKeys(isGrid);

  return (
    <div class={css.scroll}>
      <table ref={table} class={css.table} role={isGrid ? 'grid' : 'table'} aria-label={label}>
        <thead class={css.head} role="rowgroup">
          <tr role="row">
            {selection && (
              <th class={css.box} scope="col" role="columnheader">
                <SelectAll rows={rows} selection={selection} />
              </th>
            )}
            {columns.map(({ key, header, align, isWide, isPinned }) => (
              <th
                key={key}
                scope="col"
                role="columnheader"
                class={clsx(
                  css.header,
                  align === 'end' && css.end,
                  isWide && css.wide,
                  isPinned && css.pinned,
                )}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <TableRow key={keyOf(row)} {...{ row, columns, selection, details }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SelectAll<Row>({
  rows,
  selection,
}: {
  rows: readonly Row[];
  selection: RowSelection<Row>;
}) {
  const selected = rows.filter(selection.isSelected).length;
  const isAll = selected > 0 && selected === rows.length;

  return (
    <Checkbox
      label={t('table.selectAll')}
      isChecked={isAll}
      isMixed={selected > 0 && !isAll}
      onChange={(isSelected) => selection.toggleAll(rows, isSelected)}
    />
  );
}

type TableRowProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'selection' | 'details'> & {
  readonly row: Row;
};

function TableRow<Row>({ row, columns, selection, details }: TableRowProps<Row>) {
  const isSelected = selection?.isSelected(row) ?? false;
  const more = details?.(row);

  return (
    <>
      <tr role="row" class={clsx(css.row, isSelected && css.selected, more && css.hasMore)}>
        {selection && (
          <td class={css.box} role="gridcell">
            <Checkbox
              label={selection.labelOf(row)}
              isChecked={isSelected}
              onChange={(isTicked) => selection.toggle(row, isTicked)}
            />
          </td>
        )}
        {columns.map(({ key, header, cell, align, isBare, isPinned }) => (
          <td
            key={key}
            role={selection ? 'gridcell' : 'cell'}
            class={clsx(
              css.cell,
              align === 'end' && css.end,
              isBare && css.bare,
              isPinned && css.pinned,
            )}
          >
            {!isBare && (
              <span class={css.label} aria-hidden="true">
                {header}
              </span>
            )}
            <div class={css.content}>{cell(row)}</div>
          </td>
        ))}
      </tr>
      {more && (
        <tr role="row" class={css.more}>
          <td role={selection ? 'gridcell' : 'cell'} colSpan={columns.length + (selection ? 1 : 0)}>
            {more}
          </td>
        </tr>
      )}
    </>
  );
}
