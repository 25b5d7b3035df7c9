import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  AutomaticRetry,
  BackgroundJobService,
  HangfireModule,
  JobContext,
  MemoryJobStorage,
} from 'nestjs-hangfire';
import { ended } from '../support/ended.js';

@Injectable()
class VideoService {
  readonly log: string[] = [];

  constructor(private readonly jobs: BackgroundJobService) {}

  async encode(video: string, height: number): Promise<string> {
    this.log.push(`encode ${height}`);
    return `${video}-${height}.mp4`;
  }

  async publish(video: string): Promise<string[]> {
    const parents = await JobContext.current().parents();
    const files = parents.map((parent) => (parent.kind === 'job' ? String(parent.result) : ''));

    this.log.push(`publish ${video}`);
    return files;
  }

  async announce(video: string): Promise<void> {
    this.log.push(`announce ${video}`);
  }

  @AutomaticRetry({ attempts: 0, onAttemptsExceeded: 'delete' })
  async subtitle(video: string): Promise<void> {
    throw new Error(`No sound in ${video}`);
  }

  async reportGap(): Promise<string | undefined> {
    const [parent] = await JobContext.current().parents();
    return parent?.kind === 'job' ? parent.exception?.message : undefined;
  }

  async encodeOriginal(video: string): Promise<string> {
    await this.jobs.continueWith(JobContext.current().jobId, VideoService, (videos) =>
      videos.announce(video),
    );
    return `${video}.mp4`;
  }
}

describe('docs/continuations.md', () => {
  let app: TestingModule;
  let jobs: BackgroundJobService;

  beforeEach(async () => {
    app = await Test.createTestingModule({
      imports: [HangfireModule.forRoot({ storage: new MemoryJobStorage() })],
      providers: [VideoService],
    }).compile();
    app.useLogger(false);
    await app.init();
    jobs = app.get(BackgroundJobService);
  });

  afterEach(() => app.close());

  it('runs a job when another job has succeeded', async () => {
    const encoded = await jobs.enqueue(VideoService, (videos) => videos.encode('cat', 720));
    const published = await jobs.continueWith(encoded, VideoService, (videos) =>
      videos.publish('cat'),
    );

    expect(await ended(jobs, published)).toMatchObject({
      state: 'Succeeded',
      result: ['cat-720.mp4'],
    });
  });

  it('runs a job when several others have succeeded', async () => {
    const encoded = await jobs.enqueueMany(VideoService, [480, 720, 1080], (videos, height) =>
      videos.encode('cat', height),
    );
    const published = await jobs.continueWith(encoded, VideoService, (videos) =>
      videos.publish('cat'),
    );
    await jobs.continueWith(published, VideoService, (videos) => videos.announce('cat'), {
      schedule: { hours: 1 },
    });

    expect(await ended(jobs, published)).toMatchObject({
      result: ['cat-480.mp4', 'cat-720.mp4', 'cat-1080.mp4'],
    });
    expect(app.get(VideoService).log.at(-1)).toBe('publish cat');
  });

  it('creates jobs together, each with its options, and of several methods', async () => {
    const previews = await jobs.enqueueMany(
      VideoService,
      [480, 1080],
      (videos, height) => videos.encode('dog', height),
      (height) => ({ priority: height, at: height > 720 ? { minutes: 10 } : undefined }),
    );

    const [uploaded, published] = await jobs.createMany((together) => {
      const encoding = together.enqueue(VideoService, (videos) => videos.encode('bird', 720));
      together.continueWith(encoding, VideoService, (videos) => videos.publish('bird'));
    });

    expect(await jobs.get(previews[1] ?? null)).toMatchObject({
      state: 'Scheduled',
      priority: 1080,
    });
    expect(await ended(jobs, published ?? null)).toMatchObject({ state: 'Succeeded' });
    expect(await jobs.get(published ?? null)).toMatchObject({ parentIds: [uploaded] });
  });

  it('goes another way when a job was given up', async () => {
    const subtitled = await jobs.enqueue(VideoService, (videos) => videos.subtitle('cat'));
    const published = await jobs.continueWith(subtitled, VideoService, (videos) =>
      videos.publish('cat'),
    );
    const gap = await jobs.continueWith(subtitled, VideoService, (videos) => videos.reportGap(), {
      on: 'deleted',
    });

    expect(await ended(jobs, gap)).toMatchObject({ result: 'No sound in cat' });
    const left = await ended(jobs, published);
    expect(left?.state).toBe('Deleted');
    expect(left?.history.at(-1)?.reason).toContain('Continuation condition was not met');
  });

  it('lets a job continue itself', async () => {
    const id = await jobs.enqueue(VideoService, (videos) => videos.encodeOriginal('cat'));

    expect(await ended(jobs, id)).toMatchObject({ state: 'Succeeded' });
  });
});
