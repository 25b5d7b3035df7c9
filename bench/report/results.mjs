import { median } from '../support/percentile.mjs';
import { isTuned, OURS, packagesOf } from '../systems/index.mjs';
import { machineOf } from './machine.mjs';
import { versionsOf } from './versions.mjs';

/** The content of `latest.json`: all figures, and the medians and ratios from them. */
export async function resultsOf({ options, startedAt, present, leftOut, cells, runs, servers }) {
  const medians = mediansOf(cells, runs);
  return {
    startedAt: startedAt.toISOString(),
    minutes: Math.round((Date.now() - startedAt.getTime()) / 6_000) / 10,
    rounds: options.rounds,
    isQuick: options.isQuick,
    machine: machineOf(),
    versions: versionsOf([...present.keys()].flatMap(packagesOf)),
    postgres: { origin: servers.postgres.origin, ...(await servers.postgres.settings()) },
    mysql: servers.mysql && (await servers.mysql.settings()),
    redis: servers.redis && (await servers.redis.settings()),
    systems: Object.fromEntries(
      [...present].map(([name, { title, settings }]) => [
        name,
        { title, isTuned: isTuned(name), settings },
      ]),
    ),
    leftOut,
    cells: Object.fromEntries(
      [...cells].map(([name, { title, figures, details, sizes }]) => [
        name,
        { title, sizes, figures, details },
      ]),
    ),
    medians,
    details: detailsOf(cells, runs),
    ratios: ratiosOf(medians),
    shares: sharesOf(cells, medians),
    runs,
  };
}

/** By cell, figure and system. */
const mediansOf = (cells, runs) =>
  Object.fromEntries(
    [...cells].map(([name, { figures }]) => [
      name,
      mediansOfFigures(
        figures,
        runs.filter(({ cell }) => cell === name),
      ),
    ]),
  );

/** By cell, part, figure and system. */
function detailsOf(cells, runs) {
  const details = {};
  for (const [name, { details: figures }] of cells) {
    const detailed = runs.filter((run) => run.cell === name && run.details);
    const parts = new Set(detailed.flatMap((run) => Object.keys(run.details)));
    for (const part of parts) {
      const ofPart = detailed.map((run) => ({ system: run.system, figures: run.details[part] }));
      details[name] = { ...details[name], [part]: mediansOfFigures(figures, ofPart) };
    }
  }
  return details;
}

const mediansOfFigures = (figures, runs) =>
  Object.fromEntries(
    Object.keys(figures).map((figure) => [figure, Object.fromEntries(seenBySystem(runs, figure))]),
  );

function seenBySystem(runs, figure) {
  const seen = new Map();
  for (const { system, figures } of runs) {
    if (figures?.[figure] === undefined) continue;
    seen.set(system, [...(seen.get(system) ?? []), figures[figure]]);
  }
  return [...seen].map(([system, values]) => [system, median(values)]);
}

/** The ratios of our figures to those of each other system, by cell, figure and system. */
function ratiosOf(medians) {
  const ratios = {};
  for (const [cell, figures] of Object.entries(medians)) {
    for (const [figure, { [OURS]: ours, ...others }] of Object.entries(figures)) {
      if (ours === undefined) continue;
      ratios[cell] ??= {};
      ratios[cell][figure] = Object.fromEntries(
        Object.entries(others).map(([system, theirs]) => [system, ours / theirs]),
      );
    }
  }
  return ratios;
}

/** The ratios of a system's figures in one cell to those in the cell that it is compared with. */
function sharesOf(cells, medians) {
  const shares = {};
  for (const [cell, { comparedWith }] of cells) {
    if (!medians[comparedWith]) continue;
    shares[cell] = { of: comparedWith };
    for (const [figure, bySystem] of Object.entries(medians[cell])) {
      shares[cell][figure] = Object.fromEntries(
        Object.entries(bySystem)
          .filter(([system]) => medians[comparedWith][figure]?.[system] !== undefined)
          .map(([system, value]) => [system, value / medians[comparedWith][figure][system]]),
      );
    }
  }
  return shares;
}
