/** @import { ScenarioResult } from '../run-scenario.mjs' */

/**
 * What one run of a scenario came to, for a terminal.
 *
 * @param {ScenarioResult} result
 */
export function resultLine({ scenario, seed, seconds, figures, repeatsBy, findings, ...rest }) {
  const { acknowledged, uncertain, jobs, runs, repeats } = figures;
  const measured = Object.entries({
    ...rest.disturbances,
    ...rest.measured,
    ...repeatsOf(repeatsBy),
  });
  const lines = [
    `${findings.length === 0 ? 'ok  ' : 'BAD '} ${scenario} (seed ${seed}, ${seconds} s): ` +
      `${acknowledged} acknowledged, ${uncertain} not, ${jobs} jobs, ${runs} runs, ` +
      `${repeats} repeats; ${measured.map(([name, count]) => `${name} ${count}`).join(', ')}`,
    ...findings.slice(0, 20).map(({ fault, about }) => `     ${fault}: ${about}`),
  ];
  if (rest.ledger) lines.push(`     The ledger is in ${rest.ledger}`);
  return lines.join('\n');
}

/** @param {Record<string, number>} repeatsBy */
const repeatsOf = (repeatsBy) =>
  Object.fromEntries(
    Object.entries(repeatsBy).map(([cause, count]) => [`repeats by ${cause}`, count]),
  );
