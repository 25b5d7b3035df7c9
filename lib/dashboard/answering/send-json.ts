import type { HttpAdapterHost } from '@nestjs/core';
import { setHeaders } from '../access/set-headers.js';

/**
 * The JSON is written here, because replacers, hooks and middleware of the application may change an object
 * that the platform gets.
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
