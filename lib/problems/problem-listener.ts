import type { ProblemNotice } from '../storage/problem-store.js';

/** Whoever is told of problems. A rejection means that it is to be told again. */
export type ProblemListener = (notice: ProblemNotice) => Promise<void>;
