import { formatNumber } from '../../support/format-number.js';
import type { WeatherDay } from '../weather-day.js';
import { dayScale, labelX, TEMPERATURE } from './layout.js';
import { linearScale } from './linear-scale.js';
import { valueAxis } from './value-axis.js';

const y = linearScale({ from: -10, to: 40 }, TEMPERATURE);

/** A band from each day's low to its high. */
export function temperaturePanel(days: readonly WeatherDay[]): string {
  const x = dayScale(days.length);
  const highs = days.map((day, index) => ({ x: x(index + 1), celsius: day.maxCelsius }));
  const lows = days.map((day, index) => ({ x: x(index + 1), celsius: day.minCelsius }));

  return `
    ${valueAxis({
      title: 'Daily <tspan class="high">high</tspan> and <tspan class="low">low</tspan>, °C',
      top: TEMPERATURE.to - 15,
      ticks: [-10, 0, 10, 20, 30, 40],
      y,
    })}
    <polygon class="band" points="${pointsOf([...highs, ...lows.toReversed()])}"/>
    <polyline class="line high" points="${pointsOf(highs)}"/>
    <polyline class="line low" points="${pointsOf(lows)}"/>
    ${mark('high', highs.reduce(warmer), -10)}
    ${mark('low', lows.reduce(colder), 21)}`;
}

interface Point {
  readonly x: number;
  readonly celsius: number;
}

function pointsOf(points: readonly Point[]): string {
  return points.map((point) => `${point.x},${y(point.celsius)}`).join(' ');
}

function warmer(one: Point, other: Point): Point {
  return other.celsius > one.celsius ? other : one;
}

function colder(one: Point, other: Point): Point {
  return other.celsius < one.celsius ? other : one;
}

function mark(kind: 'high' | 'low', point: Point, labelOffset: number): string {
  return `<circle class="dot ${kind}" cx="${point.x}" cy="${y(point.celsius)}" r="3.5"/>
    <text class="label ${kind}" x="${labelX(point.x)}" y="${y(point.celsius)}" dy="${labelOffset}" text-anchor="middle">${formatNumber(point.celsius)}°</text>`;
}
