import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, jest } from '@jest/globals';
import { ConsoleLogger, Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HangfireModule, MemoryJobStorage } from 'nestjs-hangfire';
import { HangfireDashboardModule } from 'nestjs-hangfire/dashboard';

// Nothing stays in the home of whoever runs the specs.
process.env.XDG_STATE_HOME ??= join(tmpdir(), 'hangfire-specs-state');

class ApplicationLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    const isRouteOfDashboard = /\{\S*\/hangfire\b/.test(String(message));
    if (!isRouteOfDashboard) super.log(message, ...rest);
  }
}

@Controller('orders')
class OrdersController {
  @Get('latest')
  latest() {}
}

@Module({
  imports: [
    HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false }),
    HangfireDashboardModule.forRoot(),
  ],
  controllers: [OrdersController],
})
class AppModule {}

afterEach(() => {
  jest.restoreAllMocks();
});

/** What the application writes until it listens. */
async function startUpLog(logger: ConsoleLogger): Promise<string> {
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const app = await NestFactory.create(AppModule, { logger, abortOnError: false });
  app.setGlobalPrefix('api');
  await app.listen(0, '127.0.0.1');
  await app.close();
  const text = written.mock.calls.map(([chunk]) => String(chunk)).join('');
  written.mockRestore();
  return text;
}

it('A logger of the application leaves out the routes of the dashboard, and nothing else', async () => {
  const usual = await startUpLog(new ConsoleLogger());
  expect(usual.match(/Mapped \{\/api\/hangfire.* route/g)?.length).toBeGreaterThan(30);

  const quiet = await startUpLog(new ApplicationLogger());
  expect(quiet).not.toMatch(/\{\/api\/hangfire/);
  for (const kept of ['OrdersController {/api/orders}', 'Mapped {/api/orders/latest, GET} route']) {
    expect(quiet).toContain(kept);
  }
  expect(quiet).toMatch(/Open the dashboard link=\S+\/api\/hangfire\/open\?token=/);
});
