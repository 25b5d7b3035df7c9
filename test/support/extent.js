/** Whether everything is run, as by `npm run test:all`, and not only what is quick, as by `npm test`. */
export const isWhole = process.env.HANGFIRE_TESTS === 'all';

/**
 * How many random cases are tried: a tenth of all of them by `npm test`, and `PROPERTY_RUNS` times as many
 * as usual where that is set.
 *
 * @param {number} all
 */
export function runs(all) {
  const usual = isWhole ? all : Math.ceil(all / 10);
  return usual * Number(process.env.PROPERTY_RUNS ?? 1);
}
