/* The part of amqplib that we use. We do not import the package, because it may be absent. */

export interface RabbitMqChannel {
  assertExchange(name: string, type: 'fanout', options: object): Promise<unknown>;
  assertQueue(name: '', options: object): Promise<{ readonly queue: string }>;
  bindQueue(queue: string, exchange: string, pattern: ''): Promise<unknown>;
  consume(
    queue: string,
    listener: (message: { readonly content: Buffer } | null) => void,
    options: { readonly noAck: true },
  ): Promise<unknown>;
  publish(exchange: string, key: '', content: Buffer): boolean;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'close' | 'drain', listener: () => void): unknown;
}

export interface RabbitMqConnection {
  /** Not documented, but the only way to the socket. */
  readonly connection: { readonly stream: { destroy(): void } };
  close(): Promise<void>;
  createChannel(): Promise<RabbitMqChannel>;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

export interface RabbitMqPackage {
  connect(url: string, socketOptions: object): Promise<RabbitMqConnection>;
}
