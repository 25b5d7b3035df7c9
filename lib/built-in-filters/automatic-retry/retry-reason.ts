import { EngineReason } from '../../states/engine-reason.js';
import { startOfMessage } from './start-of-message.js';

/** The reason of a retry for the job's history: one line with the start of the error's message. */
export const retryReason = (attempt: number, attempts: number, message: string): EngineReason =>
  EngineReason.of('retry', { attempt, attempts, message: startOfMessage(message) });
