import type { DashboardRequest } from './dashboard-request.js';

const READING = ['GET', 'HEAD'];

/** Whether a request only reads. */
export const isReading = ({ method }: DashboardRequest): boolean => READING.includes(method);
