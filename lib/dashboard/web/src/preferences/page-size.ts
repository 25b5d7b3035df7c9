import { storedSignal } from './stored-signal';

export const PAGE_SIZES: readonly number[] = [20, 50, 100, 500];

const DEFAULT = 50;

export const pageSize = storedSignal<number>('pageSize', DEFAULT);

// The browser may have a value from another version, which the API would refuse.
if (!PAGE_SIZES.includes(pageSize.value)) pageSize.value = DEFAULT;
