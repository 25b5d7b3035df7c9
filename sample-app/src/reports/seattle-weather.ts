import { readFile } from 'node:fs/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Month } from './month.js';
import type { WeatherDay } from './weather-day.js';

const FILE = new URL('../data/seattle-weather.csv', import.meta.resolve('vega-datasets'));

/** The weather of Seattle on the 1,461 days from 2012 to 2015. */
@Injectable()
export class SeattleWeather implements OnModuleInit {
  private readonly daysByMonth = new Map<Month, WeatherDay[]>();

  async onModuleInit(): Promise<void> {
    const [, ...rows] = (await readFile(FILE, 'utf8')).trim().split('\n');

    for (const row of rows) this.add(weatherDay(row));
  }

  get months(): Month[] {
    return [...this.daysByMonth.keys()];
  }

  daysIn(month: Month): readonly WeatherDay[] {
    const days = this.daysByMonth.get(month);
    if (!days) throw new RangeError(`There is no weather of ${month}.`);
    return days;
  }

  private add(day: WeatherDay): void {
    const month = day.date.slice(0, 'YYYY-MM'.length);
    const days = this.daysByMonth.get(month);

    if (days) days.push(day);
    else this.daysByMonth.set(month, [day]);
  }
}

function weatherDay(row: string): WeatherDay {
  const [date = '', precipitation, max, min, wind, weather = ''] = row.trim().split(',');

  return {
    date,
    precipitationMm: Number(precipitation),
    maxCelsius: Number(max),
    minCelsius: Number(min),
    windMetresPerSecond: Number(wind),
    weather,
  };
}
