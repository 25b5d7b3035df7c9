import type { ProblemMute } from '../../../storage/problems/problem-store.js';
import type { MuteAnswer } from '../../answers/mute.js';
import { present } from './present.js';

export const muteAnswerOf = ({ by, mutedAt, until, versions }: ProblemMute): MuteAnswer =>
  present({ by, mutedAt: mutedAt.getTime(), until: until?.getTime(), versions });
