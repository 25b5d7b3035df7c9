/** No statement answers faster; it waits for nobody. */
export const PROBE = 'SELECT 1';
