export interface ChartSeries {
  /** The name of a CSS custom property. */
  readonly colour: string;
  readonly values: readonly number[];
}
