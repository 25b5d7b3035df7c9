import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { DEFAULT_SETTINGS, missingFor, STORES } from './databases/servers.mjs';
import { scenarios } from './scenarios/index.mjs';

/** When Redis flushes its append-only file. */
const FLUSHES = /** @type {const} */ (['always', 'everysec', 'no']);

export const HELP = `npm run chaos -- [options]

  --scenario NAMES  these, with commas between (all)
  --store NAME      ${STORES.join(' or ')} (postgres)
  --appendfsync X   when Redis flushes its file: ${FLUSHES.join(' or ')} (${DEFAULT_SETTINGS.appendfsync})
  --seed N          the first seed; each run has the next one (random, and printed)
  --seeds N         with how many seeds each scenario is run (1)
  --minutes N       begins again, with further seeds, for so long (0; soak: 20)
  --seconds N       how long each scenario is disturbed (20)
  --results NAME    writes test/chaos/results/NAME.json and NAME.md (latest)
  --help            this text

Scenarios: ${scenarios.map(({ name }) => name).join(', ')}, and soak.`;

export class UsageError extends Error {}

/** @param {string[]} args */
export function parseCommandLine(args) {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string' },
      store: { type: 'string', default: 'postgres' },
      appendfsync: { type: 'string', default: DEFAULT_SETTINGS.appendfsync },
      seed: { type: 'string' },
      seeds: { type: 'string', default: '1' },
      minutes: { type: 'string' },
      seconds: { type: 'string', default: '20' },
      results: { type: 'string', default: 'latest' },
      help: { type: 'boolean', default: false },
    },
  });
  const wanted = values.scenario?.split(',');
  return {
    help: values.help,
    store: storeNamed(values.store),
    settings: { appendfsync: flushNamed(values.appendfsync) },
    isSoak: values.scenario === 'soak',
    scenarios: wanted && values.scenario !== 'soak' ? wanted.map(scenarioNamed) : scenarios,
    firstSeed: numberOf('--seed', values.seed ?? String(randomInt(1, 2 ** 30))),
    seeds: numberOf('--seeds', values.seeds),
    minutes: numberOf('--minutes', values.minutes ?? '0'),
    seconds: numberOf('--seconds', values.seconds),
    results: values.results,
  };
}

/** @param {string} name */
function storeNamed(name) {
  const store = STORES.find((one) => one === name);
  if (!store) throw new UsageError(`There is no store "${name}". There are ${STORES.join(', ')}.`);
  const missing = missingFor(store);
  if (missing) throw new UsageError(`The store ${store} needs ${missing}.`);
  return store;
}

/** @param {string} name */
function flushNamed(name) {
  const flush = FLUSHES.find((one) => one === name);
  if (flush) return flush;
  throw new UsageError(`--appendfsync: expected ${FLUSHES.join(' or ')}, got "${name}".`);
}

/** @param {string} name */
function scenarioNamed(name) {
  const scenario = scenarios.find((one) => one.name === name);
  if (!scenario) throw new UsageError(`There is no scenario "${name}".\n\n${HELP}`);
  return scenario;
}

/**
 * @param {string} option
 * @param {string} text
 */
function numberOf(option, text) {
  const value = Number(text);
  if (!(value >= 0)) throw new UsageError(`${option}: expected a number, got "${text}".`);
  return value;
}
