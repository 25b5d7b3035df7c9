import { STATE_NAMES } from './state-names.js';

/** The name of a state as people write it: the states of this library in lower case, others as they are. */
export const stateText = (name: string): string =>
  STATE_NAMES.includes(name) ? name.toLowerCase() : name;
