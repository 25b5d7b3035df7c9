import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compileLibrary } from '../support/compiled-library.js';

const SCRIPT = fileURLToPath(new URL('support/cls-application.mjs', import.meta.url));
const OF_REQUEST = { id: 'request-7', tenant: 'north', user: 5, secret: null };

let report: Record<string, unknown>;

beforeAll(async () => {
  const env = { ...process.env, HANGFIRE_DIST: compileLibrary().entry };
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT], { env });
  report = JSON.parse(stdout);
}, 90_000);

describe('With a ClsJobFilter, a job', () => {
  it('has the keys and the id of the context that has created it, and nothing else of it', () => {
    expect(report.enqueued).toEqual(OF_REQUEST);
    expect(report.parameters).toEqual({
      Cls: { id: 'request-7', values: { tenantId: 'north', 'user.id': 5 } },
    });
  });

  it('has its context before providers are made for the run', () => {
    expect(report.requestScoped).toBe('done');
    expect(report.madeFor).toEqual(['north']);
  });

  it('keeps the keys when it is retried', () => {
    expect(report.retried).toEqual(OF_REQUEST);
  });

  it('hands the keys on to the jobs that it creates', () => {
    expect(report.created).toEqual(OF_REQUEST);
  });

  it('has the keys of its creator as a continuation and in a batch', () => {
    expect(report.continuation).toEqual(OF_REQUEST);
    expect(report.batch).toEqual(OF_REQUEST);
  });

  it('of a recurring job has the keys of whoever triggers it', () => {
    expect(report.triggered).toEqual(OF_REQUEST);
  });

  it('that no context has created has its own id, and no keys', () => {
    expect(report.outside).toMatchObject({ hasJobId: true, tenant: null, user: null });
    expect(report.parametersOutside).toEqual({});
  });

  it('keeps a context that the caller has given as a parameter, and reads only the keys of the filter', () => {
    expect(report.given).toMatchObject({ tenant: 'south', user: null, secret: null });
  });

  it('runs without keys when somebody has damaged the parameter', () => {
    expect(report.damaged).toMatchObject({ hasJobId: true, tenant: null });
  });

  it('has the proxy providers of nestjs-cls', () => {
    expect(report.proxy).toBe('tenant north');
  });

  it('is not created when a value cannot be stored, and the error names the key', () => {
    expect(report.refused).toEqual({
      code: 'HANGFIRE_CLS_VALUE',
      key: 'tenantId',
      found: 'a function',
    });
  });
});
