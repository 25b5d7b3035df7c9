/** What stands in the place of a value that nobody is to read. */
export const MASK = '•••';
