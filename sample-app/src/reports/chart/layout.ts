import { linearScale, type Range } from './linear-scale.js';

export const WIDTH = 640;
export const HEIGHT = 440;

export const LEFT = 52;
export const RIGHT = WIDTH - 24;

export const TEMPERATURE: Range = { from: 274, to: 116 };
export const PRECIPITATION: Range = { from: 396, to: 326 };

/** Half the room that the label of a value needs. */
const LABEL_ROOM = 20;

/** The centre of a label, chosen so that the label stays between the margins. */
export function labelX(x: number): number {
  return Math.min(Math.max(x, LEFT + LABEL_ROOM), RIGHT - LABEL_ROOM);
}

/** The middle of a day's column; days count from 1. */
export function dayScale(days: number): (day: number) => number {
  return linearScale({ from: 0.5, to: days + 0.5 }, { from: LEFT, to: RIGHT });
}
