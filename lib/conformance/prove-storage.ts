import {
  type ConformanceCase,
  type ConformanceNeed,
  canRun,
  type RunCaseOptions,
} from './conformance-case.js';
import { conformanceCases } from './conformance-cases.js';
import type { OpenStore } from './conformance-store.js';

/** The result of a case. A case is left out if the store cannot meet its needs. */
export interface CaseResult {
  readonly case: ConformanceCase;
  readonly outcome: 'passed' | 'failed' | 'left-out';
  /** The error of a failed case. */
  readonly error?: unknown;
  readonly durationMs: number;
}

export interface ProveOptions extends RunCaseOptions {
  /** Left out: all cases. */
  readonly cases?: readonly ConformanceCase[] | undefined;
  /** The needs that the store cannot meet. Cases with such a need are left out. */
  readonly lacks?: readonly ConformanceNeed[] | undefined;
  /** Hears of each case when it has ended. The next case begins when the promise is fulfilled. */
  readonly onCase?: ((result: CaseResult) => void | Promise<void>) | undefined;
  /** After it is aborted, no other case begins, and the results so far are returned. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs the cases without a test runner, one after the other, and goes on after a failed case. */
export async function proveStorage(
  open: OpenStore,
  { cases = conformanceCases(), lacks = [], onCase, signal, timeoutMs }: ProveOptions = {},
): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const it of cases) {
    if (signal?.aborted) break;
    const result = canRun(it, lacks)
      ? await resultOf(it, open, { timeoutMs })
      : ({ case: it, outcome: 'left-out', durationMs: 0 } as const);
    results.push(result);
    await onCase?.(result);
  }
  return results;
}

async function resultOf(
  it: ConformanceCase,
  open: OpenStore,
  options: RunCaseOptions,
): Promise<CaseResult> {
  const start = performance.now();
  const durationMs = () => performance.now() - start;
  try {
    await it.run(open, options);
    return { case: it, outcome: 'passed', durationMs: durationMs() };
  } catch (error) {
    return { case: it, outcome: 'failed', error, durationMs: durationMs() };
  }
}
