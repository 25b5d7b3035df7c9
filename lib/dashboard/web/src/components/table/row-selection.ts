/** Rows that were ticked; by key, so that it holds while data comes in. */
export interface RowSelection<Row> {
  readonly isSelected: (row: Row) => boolean;
  readonly toggle: (row: Row, isSelected: boolean) => void;
  readonly toggleAll: (rows: readonly Row[], isSelected: boolean) => void;
  readonly labelOf: (row: Row) => string;
}
