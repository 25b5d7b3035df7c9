import { STATE_NAMES } from './state-names.js';

/** The name of a state as people write it: lower case for the states of this library, unchanged for others. */
export const stateText = (name: string): string =>
  STATE_NAMES.includes(name) ? name.toLowerCase() : name;
