import { describe, expect, it } from '@jest/globals';
import { resolveDashboardOptions } from '../../../lib/dashboard/resolve-dashboard-options.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';

describe('The names that are masked', () => {
  it('are an option of the engine, which the log follows as well', () => {
    expect(() => resolveDashboardOptions({ maskedParameters: ['card'] } as object)).toThrow(
      'dashboard.maskedParameters: expected nothing, because it is an option of ' +
        "HangfireModule.forRoot(), got [ 'card' ].",
    );
    expect(resolveDashboardOptions({})).not.toHaveProperty('maskedParameters');
  });
});

describe('The link back to the site', () => {
  it.each([
    '/',
    '/admin?tab=1#top',
    './',
    '../jobs',
    'https://example.org',
    'HTTP://example.org:8080/a',
    '#top',
  ])('may be %j', (backLink) => {
    expect(resolveDashboardOptions({ backLink }).backLink).toBe(backLink);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'mailto:a@example.org',
    '//example.org',
    '/\\example.org',
    '\\\\example.org',
    '/\t/example.org',
    'https:example.org',
    'example.org',
    '',
  ])('is not %j', (backLink) => {
    expect(() => resolveDashboardOptions({ backLink })).toThrow(InvalidOptionsError);
  });
});
