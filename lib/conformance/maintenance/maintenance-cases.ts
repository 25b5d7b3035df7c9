import type { DefineCases } from '../collect-cases.js';
import { expiration } from './expiration.js';
import { opening } from './opening.js';

export const maintenanceCases: readonly DefineCases[] = [opening, expiration];
