import { optionalPackage } from '../../support/optional-package.js';
import { endsWithin } from '../../support/time/time-limit.js';
import type { WakeUpDriver } from '../wake-up-driver.js';
import type { WakeUpOptions } from '../wake-up-options.js';
import type { RabbitMqConnection, RabbitMqPackage } from './rabbitmq-package.js';

const HEARTBEAT_SECONDS = '10';
const CLOSE_TIMEOUT_MS = 1_000;
/** RabbitMQ removes the exchange and the queue when nobody uses them. */
const EXCHANGE = { durable: false, autoDelete: true } as const;
const QUEUE = { exclusive: true, autoDelete: true, durable: false } as const;

// The types of the package lack the connection beneath.
const importPackage = () => import('amqplib') as Promise<unknown> as Promise<RabbitMqPackage>;
const load = () => optionalPackage('wakeUp', 'amqplib', importPackage);

/** Sends messages through a transient fanout exchange; each process that listens has a queue of its own. */
export function rabbitMqDriver({ url, options }: WakeUpOptions): WakeUpDriver {
  return {
    name: 'rabbitmq',
    load,

    async connect(exchange, { onMessage, onLost }, timeoutMs) {
      const { connect } = await load();
      const connection = await connect(withHeartbeat(url), { timeout: timeoutMs, ...options });
      connection.on('error', onLost);
      connection.on('close', () => onLost(new Error('The connection was closed')));
      try {
        const channel = await connection.createChannel();
        let isFull = false;
        channel.on('error', onLost);
        channel.on('close', () => onLost(new Error('The channel was closed')));
        channel.on('drain', () => {
          isFull = false;
        });
        await channel.assertExchange(exchange, 'fanout', EXCHANGE);
        if (onMessage) {
          const { queue } = await channel.assertQueue('', QUEUE);
          await channel.bindQueue(queue, exchange, '');
          await channel.consume(
            queue,
            (message) => {
              if (message) onMessage(message.content.toString());
              else onLost(new Error('The queue was deleted'));
            },
            { noAck: true },
          );
        }
        return {
          publish(message) {
            // If the server takes no messages, they would pile up in this process.
            if (!isFull) isFull = !channel.publish(exchange, '', Buffer.from(message));
          },
          close: () => end(connection),
        };
      } catch (error) {
        await end(connection);
        throw error;
      }
    },
  };
}

/** The heartbeat notices a connection that has ended silently. */
function withHeartbeat(text: string): string {
  const url = new URL(text);
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', HEARTBEAT_SECONDS);
  return url.href;
}

/** Closing waits for an answer of the server, which may not come. */
async function end(connection: RabbitMqConnection): Promise<void> {
  const closed = connection.close().catch(() => {});
  if (!(await endsWithin(closed, CLOSE_TIMEOUT_MS))) connection.connection.stream.destroy();
}
