import type { ConformanceCase } from '../../conformance/conformance-case.js';
import { proveStorage } from '../../conformance/prove-storage.js';
import type { Command } from '../command.js';
import { exitCodeOf, FAILED, PASSED } from '../exit-codes.js';
import type { Host } from '../host.js';
import { describeError } from '../report/described-error.js';
import { errorText } from '../report/failures-text.js';
import { ProgressLine } from '../report/progress-line.js';
import type { Proof } from '../report/proof.js';
import { proofJson } from '../report/proof-json.js';
import { proofText } from '../report/proof-text.js';
import { openProvenStore } from '../stores/open-proven-store.js';
import type { ProvenStore } from '../stores/proven-store.js';
import { chosenCases } from './chosen-cases.js';
import { PROVE_HELP, PROVE_OPTIONS } from './prove-options.js';
import { proveRequest } from './prove-request.js';

/** Runs the conformance suite against a store without a test runner. */
export const proveCommand: Command = {
  name: 'prove',
  summary: 'Run the conformance suite against a store.',
  options: PROVE_OPTIONS,
  help: PROVE_HELP,

  async run(given, host) {
    const { target, schema, filter, timeoutMs, isJson } = proveRequest(given, host.folder);
    const cases = chosenCases(filter);
    const store = await openProvenStore(target, schema, host);
    if (!isJson) host.print(`Proving ${store.title}\n\n`);

    const proof = await proofOf(store, cases, timeoutMs ?? store.timeoutMs, host);
    const litter = await store.remove().catch((error: unknown) => describeError(error));
    host.print(isJson ? proofJson(proof) : proofText(proof));
    if (litter) host.say(`The tables of the cases could not be dropped. ${errorText(litter)}\n`);
    return exitCodeFor(proof);
  },
};

async function proofOf(
  store: ProvenStore,
  cases: readonly ConformanceCase[],
  timeoutMs: number | undefined,
  { say, columns, stop }: Host,
): Promise<Proof> {
  const startMs = performance.now();
  const caseCount = cases.length;
  const line = columns === undefined ? undefined : new ProgressLine({ say, columns, caseCount });
  const sayStopping = () => say(`\n${stop.reason}: stopping after the case that is running.\n`);
  stop.addEventListener('abort', sayStopping, { once: true });

  const results = await proveStorage(store.open, {
    cases,
    lacks: store.lacks.map(({ need }) => need),
    timeoutMs,
    signal: stop,
    onCase: (result) => line?.add(result),
  });
  stop.removeEventListener('abort', sayStopping);
  line?.clear();
  return {
    title: store.title,
    lacks: store.lacks,
    results,
    caseCount,
    // `runInProcess` gives no other reason.
    stoppedBy: stop.aborted ? (stop.reason as NodeJS.Signals) : undefined,
    durationMs: performance.now() - startMs,
  };
}

function exitCodeFor({ results, stoppedBy }: Proof): number {
  if (stoppedBy !== undefined) return exitCodeOf(stoppedBy);
  return results.some(({ outcome }) => outcome === 'failed') ? FAILED : PASSED;
}
