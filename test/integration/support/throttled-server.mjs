/**
 * A process with a dashboard, in an application that validates all input, and answers nobody more than twice an hour. @nestjs/throttler is in
 * CommonJS, and requires Nest, which is not: Node can do that, and Jest cannot.
 *
 * HANGFIRE_DIST: the compiled library · PLATFORM: express or fastify · DASHBOARD_OPTIONS: JSON
 */
import 'reflect-metadata';
import { Controller, Get, Module, ValidationPipe } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { seconds, ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';

const { PLATFORM, DASHBOARD_OPTIONS = '{}', HANGFIRE_DIST = '' } = process.env;
const { HangfireModule, MemoryJobStorage } = await import(HANGFIRE_DIST);
const { HangfireDashboardModule } = await import(
  new URL('dashboard/index.mjs', `file://${HANGFIRE_DIST}`).href
);

const NAMES = [undefined, 'short', 'long'];
const throttlers = NAMES.map((name) => ({ ...(name && { name }), ttl: seconds(3_600), limit: 2 }));

class OrdersController {
  list() {
    return ['books'];
  }
}
Get('orders')(
  OrdersController.prototype,
  'list',
  /** @type {PropertyDescriptor} */ (
    Object.getOwnPropertyDescriptor(OrdersController.prototype, 'list')
  ),
);
Controller()(OrdersController);

class ThrottledServerModule {}
Module({
  imports: [
    ThrottlerModule.forRootAsync({ useFactory: async () => ({ throttlers }) }),
    HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false }),
    HangfireDashboardModule.forRoot({
      authorize: () => true,
      ...JSON.parse(DASHBOARD_OPTIONS),
    }),
  ],
  controllers: [OrdersController],
  providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
})(ThrottledServerModule);

const adapter = PLATFORM === 'fastify' ? new FastifyAdapter() : new ExpressAdapter();
const app = await NestFactory.create(ThrottledServerModule, adapter, { logger: ['warn', 'error'] });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }));
await app.listen(0, '127.0.0.1');

process.stdout.write(`listening at ${await app.getUrl()}\nready\n`);
