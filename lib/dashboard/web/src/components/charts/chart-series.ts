export interface ChartSeries {
  /** The name of a custom property. */
  readonly colour: string;
  readonly values: readonly number[];
}
