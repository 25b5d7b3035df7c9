import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Numbers and buttons stand at the end of their column. */
  readonly align?: 'start' | 'end';
  /** Takes what the others leave. */
  readonly isWide?: boolean;
  /** On a phone the cell stands without its header. */
  readonly isBare?: boolean;
}
