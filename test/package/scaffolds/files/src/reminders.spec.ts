import { Test } from '@nestjs/testing';
import { BackgroundJobService } from 'nestjs-hangfire';
import { HangfireTestingModule, hangfireTesting } from 'nestjs-hangfire/testing';
import { AppModule } from './app.module';
import { RemindersService } from './reminders';

describe('Reminders', () => {
  it('are sent by jobs', async () => {
    const app = await HangfireTestingModule.override(
      Test.createTestingModule({ imports: [AppModule] }),
    ).compile();
    await app.init();
    const hangfire = hangfireTesting(app);

    await app.get(BackgroundJobService).enqueue(RemindersService, (it) => it.remind('Ada'));
    expect(hangfire.enqueued(RemindersService, 'remind').map((job) => job.args)).toEqual([['Ada']]);
    await hangfire.drain();
    expect(hangfire.enqueued().map((job) => job.state)).toEqual(['Succeeded']);
    await app.close();
  });
});
