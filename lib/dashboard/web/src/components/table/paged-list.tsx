import type { ComponentChildren } from 'preact';
import { EmptyList } from '../feedback/empty-list';
import type { Column } from './column';
import { DataTable } from './data-table';
import { Pager } from './pager';

interface PagedListProps<Row> {
  /** The name of the list, for screen readers. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly path: string;
  readonly search: string;
  readonly cursor: string | undefined;
  readonly next: string | undefined;
  readonly icon: ComponentChildren;
  /** The title of an empty list that has no search. */
  readonly none: string;
  /** The text below that title. */
  readonly children?: ComponentChildren;
}

/** One page of a list with a search: its rows, or why there are none, and links to other pages. */
export function PagedList<Row>({
  label,
  rows,
  keyOf,
  columns,
  path,
  search,
  cursor,
  next,
  icon,
  none,
  children,
}: PagedListProps<Row>) {
  return (
    <>
      {rows.length === 0 ? (
        <EmptyList icon={icon} title={none} isSearch={search !== ''} path={path} next={next}>
          {children}
        </EmptyList>
      ) : (
        <DataTable label={label} rows={rows} keyOf={keyOf} columns={columns} />
      )}
      <Pager path={path} cursor={cursor} next={next} />
    </>
  );
}
