import { createHash } from 'node:crypto';
import { userOfRequest } from './current-user.js';
import { type DashboardRequest, headerOf } from './dashboard-request.js';
import { NAMELESS } from './dashboard-user.js';

/**
 * Tells people apart for their turns and open pages: a name stands for one person. People without a name
 * are told apart by headers of their browsers. A person who changes these headers counts as another person,
 * but the limits for all people together still apply.
 */
export function visitorOf(request: DashboardRequest): string {
  const { name } = userOfRequest(request);
  return name === NAMELESS ? browserOf(request) : name;
}

/** Begins with a space, because no name does. */
function browserOf(request: DashboardRequest): string {
  const sent = ['authorization', 'cookie', 'user-agent'].map((name) => headerOf(request, name));
  const marks = JSON.stringify([request.ip, ...sent]);
  return ` ${createHash('sha256').update(marks).digest('base64')}`;
}
