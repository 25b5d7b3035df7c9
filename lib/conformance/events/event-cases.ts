import type { DefineCases } from '../collect-cases.js';
import { events } from './events.js';
import { hints } from './hints.js';
import { hintsElsewhere } from './hints-elsewhere.js';
import { pulses } from './pulses.js';
import { silence } from './silence.js';
import { toldHints } from './told-hints.js';

export const eventCases: readonly DefineCases[] = [
  hints,
  pulses,
  events,
  silence,
  hintsElsewhere,
  toldHints,
];
