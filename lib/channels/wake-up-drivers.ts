import { natsDriver } from './nats/nats-driver.js';
import { rabbitMqDriver } from './rabbitmq/rabbitmq-driver.js';
import { redisDriver } from './redis/redis-driver.js';
import type { WakeUpDriver } from './wake-up-driver.js';
import type { WakeUpOptions } from './wake-up-options.js';

/** A row for each kind of message queue. */
const DRIVERS: Readonly<Record<WakeUpOptions['type'], (options: WakeUpOptions) => WakeUpDriver>> = {
  redis: redisDriver,
  rabbitmq: rabbitMqDriver,
  nats: natsDriver,
};

export const wakeUpDriverOf = (options: WakeUpOptions): WakeUpDriver =>
  DRIVERS[options.type](options);
