import { storedSignal } from './stored-signal';

/** Whether lists show the arguments of jobs. */
export const listedArguments = storedSignal<boolean>('listedArguments', true);
