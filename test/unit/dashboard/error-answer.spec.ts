import { describe, expect, it } from '@jest/globals';
import { ForbiddenException } from '@nestjs/common';
import { InvalidCronError } from '../../../lib/cron/errors/invalid-cron-error.js';
import { refusalOf } from '../../../lib/dashboard/api/error-answer.js';
import { NotFoundError } from '../../../lib/dashboard/errors/not-found-error.js';
import { StorageFaultError } from '../../../lib/storage/errors/storage-fault-error.js';
import { StorageUnavailableError } from '../../../lib/storage/errors/storage-unavailable-error.js';

describe('The answer to a failed request', () => {
  it('is the code and the message of an error of the dashboard', () => {
    expect(refusalOf(new NotFoundError('job', '7'))).toEqual({
      status: 404,
      answer: {
        code: 'HANGFIRE_DASHBOARD_NOT_FOUND',
        message: 'There is no job "7", or none any more.',
      },
      isUnexpected: false,
    });
  });

  it('says what is wrong with the input', () => {
    const { status, answer } = refusalOf(new InvalidCronError('x', 'expected five fields.'));

    expect(status).toBe(422);
    expect(answer.message).toContain('expected five fields');
  });

  it('says that the store is away, without any detail', () => {
    const cause = new Error('connect ECONNREFUSED postgres://ada:secret@db:5432');
    const { status, answer } = refusalOf(new StorageUnavailableError('list jobs', { cause }));

    expect(status).toBe(503);
    expect(answer.code).toBe('HANGFIRE_STORAGE_UNAVAILABLE');
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('says the same about a slow store', () => {
    const cause = Object.assign(new Error('canceling statement'), { code: '57014' });

    const refusal = refusalOf(new StorageFaultError('search', { cause }));

    expect(refusal).toMatchObject({ status: 503, isUnexpected: false });
  });

  it('says the same about a faulty store, and logs the fault', () => {
    const cause = Object.assign(new Error('permission denied'), { code: '42501' });
    const refusal = refusalOf(new StorageFaultError('search', { cause }));

    expect(refusal).toMatchObject({ status: 503, isUnexpected: true });
  });

  it('keeps the status of the application and of the platform, but not their messages', () => {
    expect(refusalOf(new ForbiddenException('secret reason'))).toMatchObject({
      status: 403,
      answer: { code: 'HTTP_403', message: 'Forbidden' },
    });
    expect(refusalOf(Object.assign(new Error('x'), { statusCode: 413 })).status).toBe(413);
  });

  it.each([new TypeError('x is not a function'), 'a text', null, { statusCode: 200 }])(
    'is the same for everything that was not foreseen',
    (error) => {
      const { status, answer, isUnexpected } = refusalOf(error);

      expect([status, answer.code, isUnexpected]).toEqual([500, 'HANGFIRE_DASHBOARD_FAILED', true]);
      expect(JSON.stringify(answer)).not.toMatch(/not a function|\bat /);
    },
  );
});
