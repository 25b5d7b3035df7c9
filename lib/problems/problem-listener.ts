import type { ProblemNotice } from '../storage/problems/problem-store.js';

/** Hears of problems. If it rejects, it hears of the problem again. */
export type ProblemListener = (notice: ProblemNotice) => Promise<void>;
