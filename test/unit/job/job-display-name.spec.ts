import { describe, expect, it } from '@jest/globals';
import { NOTHING_MASKED } from '../../../lib/job/display/masking.js';
import { ShownCalls } from '../../../lib/job/display/shown-calls.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import type { ServiceType } from '../../../lib/job/service-type.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';

@JobDisplayName('Work on invoices')
class InvoiceService {
  @JobDisplayName('Send invoice {0} to {1}')
  send() {}

  @JobDisplayName('Delete invoices')
  clear() {}

  archive() {}
}

class ArchivingInvoiceService extends InvoiceService {
  @JobDisplayName('Archive {0}')
  override archive() {}

  override send() {}
}

class PlainService {
  run() {}
}

const unreadable = () => {
  throw new Error('damaged');
};

const displayNameOf = (
  classes: readonly ServiceType[],
  method: string,
  readArgs: () => readonly unknown[],
  fallback = 'Type.method',
) => new ShownCalls(classes, NOTHING_MASKED).displayName(method, readArgs, fallback);

describe('the display name of a job', () => {
  it('is the text on its method with the arguments', () => {
    expect(displayNameOf([InvoiceService], 'send', () => [7, 'Ann'])).toBe('Send invoice 7 to Ann');
  });

  it('is the text on the class for a method without a text', () => {
    expect(displayNameOf([InvoiceService], 'archive', () => [])).toBe('Work on invoices');
  });

  it('is inherited, even by an overriding method', () => {
    const classes = [ArchivingInvoiceService];

    expect(displayNameOf(classes, 'send', () => [7, 'Ann'])).toBe('Send invoice 7 to Ann');
    expect(displayNameOf(classes, 'archive', () => [3])).toBe('Archive 3');
  });

  it('is the name of the implementation where the service has none', () => {
    expect(displayNameOf([PlainService, ArchivingInvoiceService], 'archive', () => [3])).toBe(
      'Archive 3',
    );
  });

  it('is the given fallback without a decorator', () => {
    expect(displayNameOf([PlainService], 'run', unreadable, 'plain.run')).toBe('plain.run');
    expect(displayNameOf([], 'run', unreadable, 'gone.run')).toBe('gone.run');
  });

  it.each([
    ['an argument is missing', () => [7]],
    ['the arguments cannot be read', unreadable],
  ])('is the raw text where %s', (_, readArgs) => {
    expect(displayNameOf([InvoiceService], 'send', readArgs)).toBe('Send invoice {0} to {1}');
  });

  it('needs no arguments for a text without placeholders', () => {
    expect(displayNameOf([InvoiceService], 'clear', unreadable)).toBe('Delete invoices');
  });

  it('is cut where an argument is very long', () => {
    const name = displayNameOf([InvoiceService], 'send', () => ['x'.repeat(10_000), '']);

    expect(name).toHaveLength(250);
    expect(name.endsWith('x…')).toBe(true);
  });

  it.each([[''], [5]])('cannot be %p', (name) => {
    expect(() => JobDisplayName(name as string)).toThrow(InvalidOptionsError);
  });
});
