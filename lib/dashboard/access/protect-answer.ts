import type { ServerResponse } from 'node:http';
import type { HttpAdapterHost } from '@nestjs/core';
import { SECURITY_HEADERS } from './security-headers.js';
import { setHeaders } from './set-headers.js';
import { withholdCors } from './withhold-cors.js';

/**
 * Sets the headers that protect an answer. This also covers an address that leads to the dashboard but does not look
 * like one of its addresses.
 */
export function protectAnswer(host: HttpAdapterHost, response: unknown): void {
  setHeaders(host, response, SECURITY_HEADERS);
  const { raw } = response as { readonly raw?: ServerResponse };
  withholdCors(raw ?? (response as ServerResponse));
}
