import type { DefineCases } from '../collect-cases.js';
import { mutedProblems } from './muted-problems.js';
import { problemNotices } from './problem-notices.js';
import { reportedProblems } from './reported-problems.js';

export const problemCases: readonly DefineCases[] = [
  reportedProblems,
  mutedProblems,
  problemNotices,
];
