export interface ProblemWebhookOptions {
  /** Where notices are posted: an address with `https:` or `http:`, without user and password. */
  readonly url: string;
  /** Signs each notice; at least 16 characters. The receiver checks the signature with it. */
  readonly secret: string;
  /**
   * Whether the receiver may be inside of the network: on this machine, or at a private or link-local address.
   *
   * @default false
   */
  readonly allowPrivateAddresses?: boolean | undefined;
  /**
   * The queue of the jobs that deliver notices. Every server of this queue needs the option `problemWebhook`.
   *
   * @default 'default'
   */
  readonly queue?: string | undefined;
  /**
   * How long one delivery may take, in milliseconds; at most 60,000.
   *
   * @default 10_000
   */
  readonly timeoutMs?: number | undefined;
}

export interface ResolvedProblemWebhookOptions {
  readonly url: string;
  readonly secret: string;
  readonly allowPrivateAddresses: boolean;
  readonly queue: string;
  readonly timeoutMs: number;
}
