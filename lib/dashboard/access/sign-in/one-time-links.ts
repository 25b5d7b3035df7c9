import { randomBytes } from 'node:crypto';
import { isSameText } from '../same-text.js';

/** Long enough to find the link in the log, and short enough that the links of an old log are useless. */
const LIFETIME_MS = 3_600_000;

interface Token {
  readonly text: string;
  readonly endsAtMs: number;
}

/** The token of the one link that works, until somebody uses it or its hour is over. */
export class OneTimeLinks {
  private token: Token | undefined;

  constructor(private readonly nowMs: () => number = Date.now) {}

  /** The token of the current link; a new token if the last one was used or is too old. */
  current(): string {
    const nowMs = this.nowMs();
    if (this.token === undefined || nowMs >= this.token.endsAtMs) {
      const text = randomBytes(32).toString('base64url');
      this.token = { text, endsAtMs: nowMs + LIFETIME_MS };
    }
    return this.token.text;
  }

  /** @returns whether the token was right; after that it no longer works */
  use(given: string): boolean {
    const { token } = this;
    if (token === undefined || this.nowMs() >= token.endsAtMs) return false;
    if (!isSameText(given, token.text)) return false;

    this.token = undefined;
    return true;
  }
}
