import type { HttpAdapterHost } from '@nestjs/core';
import { setHeaders } from '../access/set-headers.js';

/**
 * Written here: what the platform is given as an object may be changed by replacers, hooks before it is
 * written, and middleware that puts it into an envelope.
 */
export function sendJson(
  host: HttpAdapterHost,
  response: unknown,
  body: unknown,
  status: number,
): void {
  setHeaders(host, response, { 'Content-Type': 'application/json; charset=utf-8' });
  host.httpAdapter.reply(response, JSON.stringify(body), status);
}
