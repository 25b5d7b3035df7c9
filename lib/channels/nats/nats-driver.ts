import { optionalPackage } from '../../support/optional-package.js';
import type { WakeUpDriver } from '../wake-up-driver.js';
import type { WakeUpOptions } from '../wake-up-options.js';
import type { NatsPackage } from './nats-package.js';

const PING_INTERVAL_MS = 10_000;

const load = (): Promise<NatsPackage> =>
  optionalPackage('wakeUp', '@nats-io/transport-node', () => import('@nats-io/transport-node'));

/** Sends messages by core NATS, which stores none of them. */
export function natsDriver({ url, options }: WakeUpOptions): WakeUpDriver {
  return {
    name: 'nats',
    load,

    async connect(subject, { onMessage, onLost }, timeoutMs) {
      const { connect } = await load();
      const connection = await connect({
        ...addressIn(url),
        timeout: timeoutMs,
        pingInterval: PING_INTERVAL_MS,
        ...options,
        reconnect: false,
      });
      void connection
        .closed()
        .then((error) => onLost(error ?? new Error('The connection was closed')));
      if (onMessage) {
        connection.subscribe(subject, {
          callback: (error, message) => (error ? onLost(error) : onMessage(message.string())),
        });
      }
      try {
        // The server has subscribed when it answers.
        await connection.flush();
      } catch (error) {
        await connection.close();
        throw error;
      }
      return {
        publish: (message) => connection.publish(subject, message),
        close: () => connection.close(),
      };
    },
  };
}

/** A URL with a user and no password has a token. */
function addressIn(text: string): Readonly<Record<string, unknown>> {
  const { host, username, password, protocol } = new URL(text);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    servers: host,
    ...(protocol === 'tls:' && { tls: {} }),
    ...(user && (pass ? { user, pass } : { token: user })),
  };
}
