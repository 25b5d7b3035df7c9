import { createHmac } from 'node:crypto';

/** The name of the header with the signature. */
export const SIGNATURE_HEADER = 'Hangfire-Signature';

/**
 * Proves to a receiver who knows the secret that we sent the body, and when: HMAC-SHA256 over the time, a dot and
 * the body, as `t=<seconds since 1970>,v1=<hexadecimal digits>`.
 */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}
