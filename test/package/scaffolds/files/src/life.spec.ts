import { Global, Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { BackgroundJobService, HangfireModule, MemoryJobStorage } from 'nestjs-hangfire';

const seen: string[] = [];
let begin = () => {};
let end = () => {};
const begun = new Promise<void>((resolve) => {
  begin = resolve;
});
const mayEnd = new Promise<void>((resolve) => {
  end = resolve;
});

@Injectable()
class Connection implements OnModuleDestroy {
  onModuleDestroy() {
    seen.push('connection closed');
  }
}

@Global()
@Module({ providers: [Connection], exports: [Connection] })
class ConnectionModule {}

@Injectable()
class ConnectedService {
  async work() {
    begin();
    await mayEnd;
    seen.push('job ended');
  }
}

const imports = () => [HangfireModule.forRoot({ storage: new MemoryJobStorage() })];

@Injectable()
class ShopService {
  constructor(readonly jobs: BackgroundJobService) {}
}

@Injectable()
class ReportService {
  constructor(readonly jobs: BackgroundJobService) {}
}

@Module({ imports: imports(), providers: [ShopService] })
class ShopModule {}

@Module({ imports: imports(), providers: [ReportService] })
class ReportModule {}

describe('An application', () => {
  it('closes its connections once the running jobs have ended', async () => {
    const app = await Test.createTestingModule({
      imports: [ConnectionModule, ...imports()],
      providers: [ConnectedService],
    }).compile();
    await app.init();
    await app.get(BackgroundJobService).enqueue(ConnectedService, (it) => it.work());
    await begun;
    const closed = app.close();
    // Whatever closes at once has done so by then.
    await new Promise(setImmediate);
    end();
    await closed;

    expect(seen).toEqual(['job ended', 'connection closed']);
  });

  it('may have several stores', async () => {
    const app = await Test.createTestingModule({ imports: [ShopModule, ReportModule] }).compile();

    const [shop, reports] = [app.get(ShopService), app.get(ReportService)];
    expect(shop.jobs).not.toBe(reports.jobs);
    await app.close();
  });
});
