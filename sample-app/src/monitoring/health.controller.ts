import { Controller, Get } from '@nestjs/common';
import { HealthCheck, HealthCheckService } from '@nestjs/terminus';
import { HangfireHealthIndicator } from 'nestjs-hangfire/health';

@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly jobs: HangfireHealthIndicator,
  ) {}

  /** For alarms and load balancers: whether jobs are run in time. */
  @Get()
  @HealthCheck()
  ready() {
    return this.health.check([
      () => this.jobs.isHealthy('jobs', { maxQueueAgeMs: 60_000, minServers: 1 }),
    ]);
  }

  /** For whatever restarts the process: a database that is away is no reason. */
  @Get('live')
  @HealthCheck()
  live() {
    return this.health.check([() => this.jobs.isAlive('jobs')]);
  }
}
