import type { ServerResponse } from 'node:http';
import type { HttpAdapterHost } from '@nestjs/core';
import { SECURITY_HEADERS } from './security-headers.js';
import { setHeaders } from './set-headers.js';
import { withholdCors } from './withhold-cors.js';

/** Also if a router finds the dashboard behind an address that does not look like the dashboard's. */
export function protectAnswer(host: HttpAdapterHost, response: unknown): void {
  setHeaders(host, response, SECURITY_HEADERS);
  const { raw } = response as { readonly raw?: ServerResponse };
  withholdCors(raw ?? (response as ServerResponse));
}
