import { createHmac, randomBytes } from 'node:crypto';
import { isSameText } from './same-text.js';

/** A token is valid until the end of the period after the one in which it was made. */
const PERIOD_MS = 12 * 3_600_000;

/**
 * Tokens that prove that the sender of a change could read the session. A token is made from the user's name and the
 * time with a secret, so nobody has to store it. Processes with the same secret accept each other's tokens.
 */
export class ChangeTokens {
  private readonly secret: string | Buffer;

  /** @param secret if left out, a random secret of this process */
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
