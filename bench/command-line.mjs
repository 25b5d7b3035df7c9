import { parseArgs } from 'node:util';
import { cellNames, loadCell } from './cells/index.mjs';
import { requireKnown, UsageError } from './support/require-known.mjs';
import { isTuned, systemNames } from './systems/index.mjs';

const QUICK_CELLS = ['enqueue20', 'bulk', 'noop20', 'latencySame'];

export const HELP = `npm run bench -- [options]

  --only NAMES    these systems, with commas between (all that are there)
  --cells NAMES   these cells; "all" for every one, the long ones too (all but those)
  --rounds N      how often; the median counts (3)
  --set C.S=N     a size of a cell, such as loaded.finished=50000; may be repeated
  --keep PREFIX   keeps what a cell fills for minutes, in databases whose names begin so, for later runs
  --results NAME  writes bench/results/NAME.json and NAME.svg (latest; quick with --quick)
  --quick         one small round of ${QUICK_CELLS.join(', ')}, without tuned
                  systems and without installing anything
  --help          this text

Systems: ${systemNames.join(', ')}
Cells:   ${cellNames.join(', ')}

DATABASE_URL names a PostgreSQL, else one is started for the run. MYSQL_URL names a MySQL or MariaDB,
and REDIS_URL a Redis, else what needs one is left out.`;

const OPTIONS = {
  only: { type: 'string' },
  cells: { type: 'string' },
  rounds: { type: 'string' },
  set: { type: 'string', multiple: true, default: [] },
  keep: { type: 'string' },
  results: { type: 'string' },
  quick: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

/** @throws UsageError */
export async function parseCommandLine(args) {
  const { quick, help, ...given } = valuesOf(args);
  return {
    help,
    isQuick: quick,
    systems: given.only ? namesIn(given.only, 'system', systemNames) : systemsByDefault(quick),
    cells: given.cells ? cellsIn(given.cells) : await cellsByDefault(quick),
    rounds: positiveInteger('--rounds', given.rounds ?? (quick ? '1' : '3')),
    sizes: await sizesIn(given.set),
    keep: given.keep === undefined ? undefined : prefixIn(given.keep),
    results: given.results ?? (quick ? 'quick' : 'latest'),
  };
}

function valuesOf(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    const [unknown] = /(?<=')--\w+/.exec(error.message) ?? [];
    if (unknown)
      requireKnown(
        'option',
        unknown,
        Object.keys(OPTIONS).map((name) => `--${name}`),
      );
    throw new UsageError(error.message);
  }
}

function namesIn(text, kind, known) {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) requireKnown(kind, name, known);
  return known.filter((name) => names.includes(name));
}

const cellsIn = (text) => (text === 'all' ? cellNames : namesIn(text, 'cell', cellNames));

const systemsByDefault = (isQuick) =>
  isQuick ? systemNames.filter((name) => !isTuned(name)) : systemNames;

async function cellsByDefault(isQuick) {
  if (isQuick) return QUICK_CELLS;
  const cells = await Promise.all(cellNames.map(loadCell));
  return cellNames.filter((_, index) => !cells[index].isLong);
}

function positiveInteger(option, text) {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UsageError(`${option}: expected a positive integer, got "${text}".`);
}

function prefixIn(text) {
  if (/^[a-z][a-z0-9_]{0,29}$/.test(text)) return text;
  throw new UsageError(
    `--keep: expected up to 30 lower-case letters, digits and underscores, got "${text}".`,
  );
}

/** @returns {Promise<Record<string, Record<string, number>>>} by cell and size */
async function sizesIn(texts) {
  const sizes = {};
  for (const text of texts) {
    const { cell, size, number } =
      /^(?<cell>\w+)\.(?<size>\w+)=(?<number>\d+(\.\d+)?)$/.exec(text)?.groups ?? {};
    if (!cell) throw new UsageError(`--set: expected cell.size=number, got "${text}".`);

    requireKnown('cell', cell, cellNames);
    requireKnown(`size of ${cell}`, size, Object.keys((await loadCell(cell)).sizes));
    sizes[cell] = { ...sizes[cell], [size]: Number(number) };
  }
  return sizes;
}
