import { randomBytes } from 'node:crypto';
import { isSameText } from '../same-text.js';

/** Long enough to find it in the log, short enough that an old log is worth nothing. */
const LIFETIME_MS = 3_600_000;

interface Token {
  readonly text: string;
  readonly endsAtMs: number;
}

/** The token of the one link that works: until somebody uses it, or until its hour is over. */
export class OneTimeLinks {
  private token: Token | undefined;

  constructor(private readonly nowMs: () => number = Date.now) {}

  /** That of the link which works now; a new one where the last was used or is too old. */
  current(): string {
    const nowMs = this.nowMs();
    if (this.token === undefined || nowMs >= this.token.endsAtMs) {
      const text = randomBytes(32).toString('base64url');
      this.token = { text, endsAtMs: nowMs + LIFETIME_MS };
    }
    return this.token.text;
  }

  /** @returns whether it was the right one, which is no use to anybody afterwards */
  use(given: string): boolean {
    const { token } = this;
    if (token === undefined || this.nowMs() >= token.endsAtMs) return false;
    if (!isSameText(given, token.text)) return false;

    this.token = undefined;
    return true;
  }
}
