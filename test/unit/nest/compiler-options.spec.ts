import { afterEach, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Optional, type Type } from '@nestjs/common';
import { type Options, transformSync } from '@swc/core';
import * as library from '../../../lib/index.js';
import { HangfireApp } from '../../support/hangfire-app.js';

type Transform = NonNullable<NonNullable<Options['jsc']>['transform']>;

/** What the usual options of Nest leave out. */
const WITHOUT_METADATA: Transform = { legacyDecorator: true };
const STANDARD: Transform = { decoratorVersion: '2022-03' };

/** The class that a compiler makes of this code, in which all names of the library and of Nest are known. */
function compiled(code: string, transform: Transform): Type<object> {
  const script = transformSync(code, {
    swcrc: false,
    isModule: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform,
      keepClassNames: true,
    },
  }).code;
  const known = { ...library, Inject, Injectable, Optional, MailService };
  return new Function(...Object.keys(known), `${script}; return EmailService;`)(
    ...Object.values(known),
  );
}

class MailService {
  send(to: string): string {
    return `mail to ${to}`;
  }
}

let app: HangfireApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const startWith = async (...providers: object[]) => {
  app = await HangfireApp.start({ server: false, providers: providers as never });
};
const emailService = (parameters: string, decorators = '@Injectable()') =>
  compiled(
    `${decorators} class EmailService {
      constructor(${parameters}) {}
      @Queue('mails') send(to) {}
    }`,
    WITHOUT_METADATA,
  );

describe('A class that was compiled with standard decorators', () => {
  it.each([
    ["@Queue('mails') class EmailService {}", 'class EmailService'],
    ["@JobType('mails') class EmailService {}", 'class EmailService'],
    ["@JobDisplayName('Mail') class EmailService {}", 'class EmailService'],
    ["class EmailService { @Queue('mails') send() {} }", 'method send'],
    ['class EmailService { @AutomaticRetry(3) send() {} }', 'method send'],
    ["class EmailService { @RecurringJob('daily', '@daily') send() {} }", 'method send'],
  ])('is refused when it is loaded: %s', (code, place) => {
    expect(() => compiled(code, STANDARD)).toThrow(
      expect.objectContaining({
        code: 'HANGFIRE_STANDARD_DECORATOR',
        place,
        message: expect.stringMatching('experimentalDecorators.*emitDecoratorMetadata'),
      }),
    );
  });
});

describe('A provider that was compiled without metadata', () => {
  it.each([
    ['private mails: MailService', 0],
    ['@Inject(MailService) private mails, private texts: Map', 1],
  ])('is refused at the start where Nest cannot know what to inject: (%s)', async (code, index) => {
    await expect(startWith(emailService(code), MailService)).rejects.toMatchObject({
      code: 'HANGFIRE_MISSING_METADATA',
      provider: 'EmailService',
      parameter: index,
      message: expect.stringContaining('"emitDecoratorMetadata"'),
    });
  });

  it('is told to be injectable where the decorator is missing', async () => {
    await expect(startWith(emailService('private mails', ''), MailService)).rejects.toThrow(
      '@Injectable()',
    );
  });

  it.each([
    ['has no parameters', ''],
    ['names what it wants', '@Inject(MailService) private mails'],
    ['does without', '@Optional() private mails'],
    ['brings its own', 'private mails = new MailService()'],
  ])('is accepted where it %s', async (_, parameters) => {
    const EmailService = emailService(parameters);
    await startWith(EmailService, MailService);
    expect(app?.get(EmailService)).toBeInstanceOf(EmailService);
  });

  it.each([
    ['a factory', (make: () => object) => ({ useFactory: make })],
    ['the application', (make: () => object) => ({ useValue: make() })],
  ])('is left alone where %s makes it', async (_, providedBy) => {
    const EmailService = emailService('private mails');
    const make = () => Reflect.construct(EmailService, [new MailService()]);
    await startWith({ provide: EmailService, ...providedBy(make) });
    expect(app?.get(EmailService)).toBeInstanceOf(EmailService);
  });
});
