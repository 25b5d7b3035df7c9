import type { DashboardRequest } from './dashboard-request.js';

const READING = ['GET', 'HEAD'];

/** Whether a request asks for something, and changes nothing. */
export const isReading = ({ method }: DashboardRequest): boolean => READING.includes(method);
