import type { Visit } from './visit.js';

/** A part of the dashboard with its own way to admit, to answer and to refuse requests. */
export interface Section {
  /** @throws the reason why the request is refused */
  admit(visit: Visit): Promise<void>;
  /** @throws the reason why there is no answer */
  answer(visit: Visit): Promise<void>;
  /** Answers with the reason why the request failed. */
  refuse(visit: Visit, error: unknown): void;
}
