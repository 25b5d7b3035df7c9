import { storedSignal } from './stored-signal';

export const absoluteTimes = storedSignal<boolean>('absoluteTimes', false);
