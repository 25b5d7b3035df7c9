import type { Visit } from './visit.js';

/** A part of the dashboard that has a way of its own to let people in, to answer and to refuse. */
export interface Section {
  /** @throws the reason why the request is refused */
  admit(visit: Visit): Promise<void>;
  /** @throws the reason why there is no answer */
  answer(visit: Visit): Promise<void>;
  /** Says what a request failed with. */
  refuse(visit: Visit, error: unknown): void;
}
