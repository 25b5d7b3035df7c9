/** Stands in the place of a value that nobody may read. */
export const MASK = '•••';
