/** Where the engine gets the time from; a test gives one that it moves by hand. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
