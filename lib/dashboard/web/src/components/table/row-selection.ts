/** The ticked rows, by key, so that they stay ticked when data changes. */
export interface RowSelection<Row> {
  readonly isSelected: (row: Row) => boolean;
  readonly toggle: (row: Row, isSelected: boolean) => void;
  readonly toggleAll: (rows: readonly Row[], isSelected: boolean) => void;
  readonly labelOf: (row: Row) => string;
}
