import { OURS, packagesOf } from '../systems/index.mjs';
import { numberText } from './number-text.mjs';

const NAME_WIDTH = 26;
const VALUE_WIDTH = 12;

/** Prints one line as soon as a run has ended. */
export function printProgress({ round, cell, system, figures, error, seconds }, { figures: all }) {
  const texts = Object.entries(all)
    .filter(([name]) => figures?.[name] !== undefined)
    .map(([name, { label, unit }]) => `${label} ${numberText(figures[name])} ${unit}`.trim());
  const outcome = error === undefined ? texts.join(' · ') : `FAILED: ${firstLine(error)}`;
  console.log(`${round}  ${cell.padEnd(14)} ${system.padEnd(22)} ${outcome}  (${seconds} s)`);
}

/** All medians, cell by cell, with the ratio of ours to each of them. */
export function printReport(results) {
  const { rounds, machine, versions, postgres, mysql, redis, minutes } = results;
  console.log(`\nMedians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, ${minutes} minutes`);
  console.log(
    `Node ${versions.node}, PostgreSQL ${postgres.server_version} (${postgres.origin}), ` +
      `MySQL ${mysql?.version ?? '–'}, Redis ${redis ? `${redis.redis_version} (save ${redis.save}, appendonly ${redis.appendonly})` : '–'}, ` +
      `${machine.cpus} CPUs, ${machine.memoryGb} GB`,
  );
  printDeviations(postgres);
  printSystems(results);
  for (const cell of Object.keys(results.medians)) {
    printCell(results, cell);
    if (results.details[cell]) printDetails(results, cell);
  }
  printFailures(results.runs);
}

/** Settings that a figure must not be quoted without. */
const MATTERING = ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum'];

function printDeviations(postgres) {
  const off = MATTERING.filter((name) => postgres[name] !== 'on');
  const texts = off.map((name) => `${name} = ${postgres[name]}`);
  if (off.length > 0) console.log(`PostgreSQL is not at its defaults: ${texts.join(', ')}`);
}

function printSystems({ systems, leftOut, versions }) {
  for (const [name, { settings }] of Object.entries(systems)) {
    const version = versions[packagesOf(name)[0] ?? 'nestjs-hangfire'];
    console.log(`  ${name.padEnd(NAME_WIDTH)} ${version}: ${settings}`);
  }
  for (const { system, reason } of leftOut) {
    console.log(`  ${system.padEnd(NAME_WIDTH)} left out: ${reason}`);
  }
}

function printCell({ cells, medians, ratios, shares }, name) {
  console.log(`\n${name} · ${cells[name].title}`);
  for (const [figure, { label, unit, better }] of Object.entries(cells[name].figures)) {
    const rows = Object.entries(medians[name][figure]);
    if (rows.length === 0) continue;

    console.log(`  ${[label, unit].filter(Boolean).join(', ')} (${better} is better)`);
    for (const [system, value] of rows) {
      const notes = [
        system !== OURS && ratioNote(ratios[name]?.[figure]?.[system]),
        shareNote(shares[name]?.[figure]?.[system], shares[name]?.of),
      ];
      const text = `    ${system.padEnd(NAME_WIDTH)}${numberText(value).padStart(VALUE_WIDTH)}`;
      console.log([text, ...notes.filter(Boolean)].join('   '));
    }
  }
}

/** A line for each part and system, the largest figure first. */
function printDetails({ cells, details }, name) {
  const figures = Object.entries(cells[name].details);
  const [[first]] = figures;
  const rows = Object.entries(details[name]).flatMap(([part, medians]) =>
    Object.keys(medians[first]).map((system) => ({ part, system, medians })),
  );
  rows.sort((a, b) => b.medians[first][b.system] - a.medians[first][a.system]);

  console.log(`  ${figures.map(([, { label, unit }]) => `${label}, ${unit}`).join(' · ')}`);
  for (const { part, system, medians } of rows) {
    const values = figures.map(([figure]) => numberText(medians[figure][system]));
    const texts = values.map((text) => text.padStart(VALUE_WIDTH));
    console.log(`    ${system.padEnd(NAME_WIDTH)}${texts.join('')}   ${part}`);
  }
}

const firstLine = (text) => text.split('\n', 1)[0];

const ratioNote = (ratio) =>
  ratio === undefined ? undefined : `ours is ${numberText(ratio)} times that`;

const shareNote = (share, of) =>
  share === undefined ? undefined : `${numberText(share)} of its ${of}`;

function printFailures(runs) {
  const failed = runs.filter(({ error }) => error !== undefined);
  if (failed.length > 0) console.log('\nFailed runs:');
  for (const { round, cell, system, error } of failed) {
    console.log(`  round ${round}, ${cell}, ${system}: ${firstLine(error)}`);
  }
}
