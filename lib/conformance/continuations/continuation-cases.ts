import type { DefineCases } from '../collect-cases.js';
import { chains } from './chains.js';
import { concurrentReleases } from './concurrent-releases.js';
import { continuations } from './continuations.js';
import { movedChildren } from './moved-children.js';
import { parents } from './parents.js';
import { releasedContinuations } from './released-continuations.js';
import { releases } from './releases.js';
import { revivedParents } from './revived-parents.js';
import { severalParents } from './several-parents.js';

export const continuationCases: readonly DefineCases[] = [
  continuations,
  parents,
  releasedContinuations,
  revivedParents,
  movedChildren,
  chains,
  releases,
  concurrentReleases,
  severalParents,
];
