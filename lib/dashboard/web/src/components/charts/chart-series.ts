export interface ChartSeries {
  /** The state whose colour the series has. */
  readonly state: string;
  readonly label: string;
  readonly values: readonly number[];
  /** Whether the series is drawn below the others, on a scale of its own: small numbers vanish beside large numbers. */
  readonly isApart?: boolean;
}

export const colourOf = ({ state }: Pick<ChartSeries, 'state'>): string => `--chart-${state}`;
