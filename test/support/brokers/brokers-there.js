import { isOnPath, mayRun } from '../is-on-path.js';

/** What Debian puts on the PATH serves the machine's own RabbitMQ, and no other. */
const RABBITMQ_OF_DEBIAN = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/** The program of each message queue; the specs start it for themselves, kill it and freeze it. */
export const BROKER_PROGRAMS = /** @type {const} */ ({
  redis: 'redis-server',
  rabbitmq: mayRun(RABBITMQ_OF_DEBIAN) ? RABBITMQ_OF_DEBIAN : 'rabbitmq-server',
  nats: 'nats-server',
});

/** The kinds of message queues that are not there. */
export const missingBrokers = /** @type {(keyof typeof BROKER_PROGRAMS)[]} */ (
  Object.keys(BROKER_PROGRAMS)
).filter((type) => !mayRun(BROKER_PROGRAMS[type]) && !isOnPath(BROKER_PROGRAMS[type]));

/**
 * How the paths of the specs end that need such a message queue.
 *
 * @param {string} type
 */
export const brokerSpecs = (type) => `wake-ups[/-]${type}(?:\\.long)?\\.spec\\.ts$`;
