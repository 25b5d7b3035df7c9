import type { Month } from './month.js';
import type { WeatherDay } from './weather-day.js';

export interface MonthFigures {
  readonly month: Month;
  readonly days: number;
  readonly precipitationMm: number;
  readonly meanMaxCelsius: number;
  readonly meanMinCelsius: number;
  readonly meanWindMetresPerSecond: number;
  readonly daysByWeather: Readonly<Record<string, number>>;
}

export function figuresOf(month: Month, days: readonly WeatherDay[]): MonthFigures {
  return {
    month,
    days: days.length,
    precipitationMm: toTenths(sum(days.map((day) => day.precipitationMm))),
    meanMaxCelsius: toTenths(mean(days.map((day) => day.maxCelsius))),
    meanMinCelsius: toTenths(mean(days.map((day) => day.minCelsius))),
    meanWindMetresPerSecond: toTenths(mean(days.map((day) => day.windMetresPerSecond))),
    daysByWeather: countOfEach(days.map((day) => day.weather)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** The data set has one decimal place, so further places would be meaningless. */
function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function countOfEach(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
