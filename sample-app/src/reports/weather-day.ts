export interface WeatherDay {
  /** As in `2012-01-31`. */
  readonly date: string;
  readonly precipitationMm: number;
  readonly maxCelsius: number;
  readonly minCelsius: number;
  readonly windMetresPerSecond: number;
  /** One of drizzle, fog, rain, snow and sun. */
  readonly weather: string;
}
