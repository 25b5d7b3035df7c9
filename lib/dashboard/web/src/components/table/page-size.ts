import { storedSignal } from '../../app/stored-signal';

export const PAGE_SIZES = [20, 50, 100, 500] as const;

export const pageSize = storedSignal<number>('pageSize', 50);
