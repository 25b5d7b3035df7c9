import type { DashboardRequest } from '../access/dashboard-request.js';

/** The token of the Answering of a mounted controller. */
export const ANSWERING = Symbol('ANSWERING');

/** Answers all requests to a mounted controller. */
export interface Answering {
  /** @throws the reason why the request is refused */
  admit(request: DashboardRequest, response: unknown): Promise<void>;
  /** @throws the reason why there is no answer */
  answer(request: DashboardRequest, response: unknown): Promise<void>;
  /** Answers with the reason why the request failed. */
  refuse(request: DashboardRequest, response: unknown, error: unknown): void;
}
