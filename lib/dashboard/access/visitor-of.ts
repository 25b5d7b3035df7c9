import { createHash } from 'node:crypto';
import { userOfRequest } from './current-user.js';
import { type DashboardRequest, headerOf } from './dashboard-request.js';
import { NAMELESS } from './dashboard-user.js';

/**
 * Who shares turns and open pages with whom: a name stands for one person. People without a name are told apart by what
 * their browsers send with each request. Whoever changes that counts as somebody else; the bounds for all stay.
 */
export function visitorOf(request: DashboardRequest): string {
  const { name } = userOfRequest(request);
  return name === NAMELESS ? browserOf(request) : name;
}

/** Begins with a space, as no name does. */
function browserOf(request: DashboardRequest): string {
  const sent = ['authorization', 'cookie', 'user-agent'].map((name) => headerOf(request, name));
  const marks = JSON.stringify([request.ip, ...sent]);
  return ` ${createHash('sha256').update(marks).digest('base64')}`;
}
