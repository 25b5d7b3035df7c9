import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Numbers and buttons stand at the end of their column. */
  readonly align?: 'start' | 'end';
  /** Whether the column takes the remaining width. */
  readonly isWide?: boolean;
  /** Whether the column stays in view when the table is wider than its place. For buttons. */
  readonly isPinned?: boolean;
  /** Whether the cell has no header on a phone. */
  readonly isBare?: boolean;
}
