/* The part of @nats-io/transport-node that we use. We do not import the package, because it may be absent. */

export interface NatsConnection {
  publish(subject: string, message: string): void;
  subscribe(
    subject: string,
    options: { readonly callback: (error: unknown, message: { string(): string }) => void },
  ): unknown;
  flush(): Promise<void>;
  /** Resolves when the connection has ended, with the error that has ended it. */
  closed(): Promise<unknown>;
  close(): Promise<void>;
}

export interface NatsPackage {
  connect(options: Readonly<Record<string, unknown>>): Promise<NatsConnection>;
}
