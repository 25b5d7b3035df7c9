import { createHmac, randomBytes } from 'node:crypto';
import { isSameText } from './same-text.js';

/** A token is good until the end of the period after the one in which it was made. */
const PERIOD_MS = 12 * 3_600_000;

/**
 * Tokens that prove that whoever sends a change was able to read the session: made of the user's name
 * and the time by a secret, so nothing has to be stored. Those of one secret are good in each process.
 */
export class ChangeTokens {
  private readonly secret: string | Buffer;

  /** @param secret left out, one of this process's own */
  constructor(
    secret?: string,
    private readonly nowMs: () => number = Date.now,
  ) {
    this.secret = secret ?? randomBytes(32);
  }

  tokenFor(user: string): string {
    return this.make(user, this.period());
  }

  isValid(token: string | undefined, user: string): boolean {
    const period = Number(token?.split('.')[0]);
    const age = this.period() - period;
    return (age === 0 || age === 1) && isSameText(token ?? '', this.make(user, period));
  }

  private make(user: string, period: number): string {
    const mac = createHmac('sha256', this.secret).update(`${period}\n${user}`);
    return `${period}.${mac.digest('base64url')}`;
  }

  private period(): number {
    return Math.floor(this.nowMs() / PERIOD_MS);
  }
}
