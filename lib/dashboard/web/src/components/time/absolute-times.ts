import { storedSignal } from '../../app/stored-signal';

export const absoluteTimes = storedSignal<boolean>('absoluteTimes', false);
