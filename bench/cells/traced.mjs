import { Remote } from '../processes/remote.mjs';
import { median } from '../support/percentile.mjs';
import { backlogOf } from './shared/backlog-of.mjs';
import { runStored } from './shared/run-backlog.mjs';

const FILLING = new URL('../processes/filling-process.mjs', import.meta.url);
const SPANS = new URL('../processes/spans-process.mjs', import.meta.url);

const kept = (label) => ({ label, unit: '%', better: 'more' });
const micros = (label) => ({ label: `processor time, ${label}`, unit: 'µs/job', better: 'less' });

/** Of a round, and then the median of all rounds. */
const FIGURES = {
  recordedPercent: kept('share kept, every trace recorded'),
  sampledPercent: kept('share kept, one trace of ten recorded'),
  withoutSdkPercent: kept('share kept, no SDK'),
  plain: micros('without telemetry'),
  recorded: micros('every trace recorded'),
  sampled: micros('one trace of ten recorded'),
  withoutSdk: micros('no SDK'),
  spanAlone: micros('the same spans, made by the SDK alone'),
  unsampledAlone: micros('the same, not recorded'),
};

/** The adapter of each side. */
const SIDES = {
  plain: 'ours',
  withoutSdk: 'ours-without-sdk',
  sampled: 'ours-sampled',
  recorded: 'ours-traced',
};

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Run no-op jobs as in "noop20" with and without telemetry; shares of processor time',
  figures: FIGURES,
  details: FIGURES,
  sizes: { rounds: 5, seconds: 2 },
  quickSizes: { rounds: 1, seconds: 0.1 },
  systems: ['ours'],
  limitSeconds: () => 1_800,

  async run({ sizes, ...run }) {
    const jobs = backlogOf(run.system, sizes.seconds);
    const rounds = [];
    for (let number = 0; number < sizes.rounds; number += 1) {
      rounds.push(await runRound(run, { jobs, isReversed: number % 2 === 1 }));
    }
    return {
      ...Object.fromEntries(
        Object.keys(FIGURES).map((name) => [name, median(rounds.map((round) => round[name]))]),
      ),
      details: Object.fromEntries(rounds.map((round, index) => [`round ${index + 1}`, round])),
    };
  },
};

/** Every other round goes backwards, so that a machine that gets slower favours no side. */
async function runRound(run, { jobs, isReversed }) {
  const used = {};
  const sides = Object.entries(SIDES);
  for (const [side, systemName] of isReversed ? sides.reverse() : sides) {
    used[side] = await microsOf({ ...run, systemName }, jobs);
  }
  return {
    recordedPercent: (used.plain / used.recorded) * 100,
    sampledPercent: (used.plain / used.sampled) * 100,
    withoutSdkPercent: (used.plain / used.withoutSdk) * 100,
    ...used,
    spanAlone: await spansAlone({ share: 1, spans: jobs }),
    unsampledAlone: await spansAlone({ share: 0, spans: jobs }),
  };
}

/** The processor time of the worker process for each job, in microseconds. */
async function microsOf({ systemName, system, place }, jobs) {
  const filling = new Remote(FILLING);
  await filling.call('fill', { systemName, place, jobs });
  await filling.end();

  const { reports } = await runStored({ systemName, system, place }, { jobs });
  return (reports[0].processorMs * 1_000) / jobs;
}

async function spansAlone(what) {
  const remote = new Remote(SPANS);
  const micros = await remote.call('measure', what);
  await remote.end();
  return micros;
}
