import type { Observable } from 'rxjs';
import type { BackgroundJobService, JobId, JobResult, JobUpdate } from '../../lib/index.js';

class ReportService {
  async build(_year: number): Promise<{ readonly pages: number }> {
    return { pages: 1 };
  }

  count(): number {
    return 1;
  }

  async nothing(): Promise<void> {}

  declare lines: () => Observable<string>;

  async *pages(): AsyncGenerator<number, void> {
    yield 1;
  }

  *chapters(): Generator<number, string> {
    yield 1;
    return 'end';
  }

  // biome-ignore lint/suspicious/noExplicitAny: a method of an application without types
  untyped(): any {
    return 1;
  }
}

declare const jobs: BackgroundJobService;

/** Never runs: it compiles only where every expected error is one, and nothing else is. */
export async function resultsAreTyped(): Promise<void> {
  const id = await jobs.enqueue(ReportService, (report) => report.build(2026));
  const pages: number = (await jobs.waitForResult(id)).pages;

  const scheduled = await jobs.schedule(ReportService, (report) => report.count(), { hours: 1 });
  const count: number = await jobs.waitForResult(scheduled);
  const next = await jobs.continueWith(id, ReportService, (report) => report.count());
  const many = await jobs.enqueueMany(ReportService, [1, 2], (report, year) => report.build(year));
  const sizes: number[] = (await Promise.all(many.map((one) => jobs.waitForResult(one)))).map(
    (report) => report.pages,
  );

  // @ts-expect-error the method returns a number
  const text: string = await jobs.waitForResult(next);
  const unknown = await jobs.waitForResult('plain id');
  // @ts-expect-error nothing is known of what a job of a plain id returns
  unknown.length;
  const told: string = await jobs.waitForResult<string>('plain id');
  // @ts-expect-error a number is no id
  await jobs.waitForResult(7);
  // @ts-expect-error a call that has not been awaited is no id
  await jobs.waitForResult(jobs.enqueue(ReportService, (report) => report.count()));
  // @ts-expect-error there is no such option
  await jobs.waitForResult(id, { timeout: 5 });
  void [pages, count, sizes, text, told];
}

/** What was written before ids had types still compiles. */
export async function idsAreTexts(): Promise<void> {
  const id: string | null = await jobs.enqueue(ReportService, (report) => report.count());
  const ofClass: string | null = await jobs.enqueue<ReportService>(ReportService, (report) =>
    report.count(),
  );
  const list: (string | null)[] = [id, ofClass];
  const plain: JobId<number> = 'plain text';
  const fake: Pick<BackgroundJobService, 'enqueue'> = { enqueue: async () => 'id of a fake' };
  const length = (await jobs.enqueue(ReportService, (report) => report.count()))?.length;
  await jobs.requeue(await jobs.enqueue(ReportService, (report) => report.count()));
  void [list, plain, fake, length];
}

type Returned<Method extends keyof ReportService> = JobResult<ReturnType<ReportService[Method]>>;
type IsSame<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Each of them is true, or does not compile. */
export const resultsOfReturned: readonly [
  IsSame<Returned<'build'>, { readonly pages: number }>,
  IsSame<Returned<'nothing'>, void>,
  IsSame<Returned<'lines'>, string>,
  IsSame<Returned<'pages'>, number | undefined>,
  IsSame<Returned<'chapters'>, string>,
  // biome-ignore lint/suspicious/noExplicitAny: the result of a method without types
  IsSame<Returned<'untyped'>, any>,
] = [true, true, true, true, true, true];

export function updatesAreTyped(): Observable<{ data: JobUpdate }> | undefined {
  const updates: Observable<JobUpdate> = jobs.watch('id');
  updates.subscribe(({ state, attempt, hasEnded }) => [state.length, attempt + 1, !hasEnded]);
  // @ts-expect-error a number is no id
  jobs.watch(7);
  return undefined;
}
