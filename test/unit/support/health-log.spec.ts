import { beforeEach, describe, expect, it } from '@jest/globals';
import { HealthLog } from '../../../lib/support/health-log.js';

const BUSY = new Error('busy');
const AWAY = new Error('away');

let log: string[];
let health: HealthLog;

beforeEach(() => {
  log = [];
  const keep = (level: string) => (event: string) => void log.push(`${level}: ${event}`);
  const logger = {
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  };
  health = new HealthLog('claiming', logger, { isBusy: (error) => error === BUSY });
});

describe('The log of something that is tried again and again', () => {
  it('has the first of several failures, and the recovery', () => {
    health.failed(AWAY);
    health.failed(AWAY);
    health.succeeded();
    health.succeeded();

    expect(log).toEqual(['error: Failing, will keep trying', 'info: Working again']);
  });

  it('warns once while there is too much to do', () => {
    health.failed(BUSY);
    health.failed(BUSY);
    health.succeeded();

    expect(log).toEqual(['warn: Busy, will try again', 'info: Working again']);
  });

  it('has an error during an overload, but no overload during an error', () => {
    health.failed(BUSY);
    health.failed(AWAY);
    health.failed(BUSY);
    health.failed(AWAY);
    health.succeeded();

    expect(log).toEqual([
      'warn: Busy, will try again',
      'error: Failing, will keep trying',
      'info: Working again',
    ]);
  });
});
