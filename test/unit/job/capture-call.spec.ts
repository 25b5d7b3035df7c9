import { describe, expect, it, jest } from '@jest/globals';
import { type CapturedCall, captureCall } from '../../../lib/job/capture/capture-call.js';
import { CallAwaitedError } from '../../../lib/job/errors/call-awaited-error.js';
import { NoMethodCalledError } from '../../../lib/job/errors/no-method-called-error.js';
import { SeveralMethodsCalledError } from '../../../lib/job/errors/several-methods-called-error.js';
import { UnknownMethodError } from '../../../lib/job/errors/unknown-method-error.js';

class MailService {
  readonly host: string = 'localhost';
  readonly inField = () => 'sent';
  sent = 0;

  get port(): number {
    throw new Error('an accessor must not run');
  }

  isReady(): boolean {
    return true;
  }

  async deliver(): Promise<void> {}
}

class EmailService extends MailService {
  async sendWelcome(_userId: number, _options?: object): Promise<string> {
    this.sent += 1;
    return 'sent';
  }

  sendAll(..._values: unknown[]): void {}

  onModuleInit(): void {}

  override toString(): string {
    return 'EmailService';
  }
}

abstract class Mailer {
  abstract send(to: string): void;
}

class SmtpMailer extends Mailer {
  send(): void {}
}

const errorOf = (call: (email: EmailService) => unknown): Error => {
  try {
    captureCall(EmailService, call);
  } catch (error) {
    return error as Error;
  }
  throw new Error('The call was captured.');
};

describe('captureCall', () => {
  it('says which method was called with which arguments, without calling it', () => {
    expect(captureCall(EmailService, (email) => email.sendWelcome(7, { at: 1 }))).toEqual({
      service: EmailService,
      method: 'sendWelcome',
      args: [7, { at: 1 }],
    } satisfies CapturedCall);
  });

  it('keeps trailing undefined arguments', () => {
    const { args } = captureCall(EmailService, (email) => email.sendWelcome(7, undefined));
    expect(args).toEqual([7, undefined]);
    expect(args).toHaveLength(2);
  });

  it('accepts inherited methods, destructuring, and a callback with a body', () => {
    expect(captureCall(EmailService, (email) => email.deliver()).method).toBe('deliver');
    expect(captureCall(EmailService, ({ deliver }) => deliver()).method).toBe('deliver');
    const withBody = captureCall(EmailService, (email) => {
      email.isReady();
    });
    expect(withBody.method).toBe('isReady');
  });

  it('finds the methods of an abstract token in its implementation', () => {
    const target = { implementation: SmtpMailer, isKnown: true };
    const call = captureCall(Mailer, (mailer) => mailer.send('a@b.c'), target);
    expect(call).toEqual({ service: Mailer, method: 'send', args: ['a@b.c'] });
    expect(() => captureCall(Mailer, (mailer) => mailer.send('a@b.c'))).toThrow(UnknownMethodError);
  });

  describe('where another process provides the class', () => {
    const elsewhere = { isKnown: false };

    it('accepts any method of an abstract class that declares none', () => {
      const call = captureCall(Mailer, (mailer) => mailer.send('a@b.c'), elsewhere);
      expect(call).toEqual({ service: Mailer, method: 'send', args: ['a@b.c'] });
    });

    it.each<[string, (mailer: Mailer) => unknown, new (...args: never[]) => Error]>([
      ['a method that is read but not called', (mailer) => mailer.send, NoMethodCalledError],
      ['two methods', (mailer) => [mailer.send('a'), mailer.send('b')], SeveralMethodsCalledError],
      ['a member of every object', (mailer) => mailer.toString(), UnknownMethodError],
      ['an awaited call', async (mailer) => mailer.send('a'), CallAwaitedError],
    ])('refuses %s all the same', (_, call, error) => {
      expect(() => captureCall(Mailer, call, elsewhere)).toThrow(error);
    });

    it('accepts only the declared methods of a class that declares any', () => {
      const call = (email: EmailService) => email.inField();
      expect(() => captureCall(EmailService, call, elsewhere)).toThrow(UnknownMethodError);
    });
  });

  it('refuses a callback that calls no method', () => {
    expect(errorOf(() => undefined)).toBeInstanceOf(NoMethodCalledError);
    expect(errorOf((email) => email)).toMatchObject({ code: 'HANGFIRE_CALL_WITHOUT_METHOD' });
  });

  it('names the method that was read but not called', () => {
    const error = { code: 'HANGFIRE_CALL_WITHOUT_METHOD', member: 'deliver' };
    expect(errorOf((email) => email.deliver)).toMatchObject(error);
    expect(errorOf((email) => email.sendAll(1, email.deliver))).toMatchObject(error);
  });

  it.each<[string, (email: EmailService) => unknown, string[]]>([
    ['two methods', (email) => [email.deliver(), email.isReady()], ['deliver', 'isReady']],
    ['a method twice', (email) => [email.deliver(), email.deliver()], ['deliver', 'deliver']],
    ['one inside another', (email) => email.sendAll(email.isReady()), ['isReady', 'sendAll']],
    ['a chain', (email) => email.deliver().catch(() => {}), ['deliver']],
    ['a result in a text', (email) => email.sendAll(`${email.isReady()}`), ['isReady']],
    ['a result in a sum', (email) => email.sendAll(Number(email.isReady())), ['isReady']],
  ])('refuses %s', (_, call, methods) => {
    const error = errorOf(call);
    expect(error).toBeInstanceOf(SeveralMethodsCalledError);
    expect(error).toMatchObject({ code: 'HANGFIRE_CALL_WITH_SEVERAL_METHODS', methods });
  });

  it('refuses a second call even when the callback swallows the error', () => {
    const error = errorOf((email) => {
      email.isReady();
      try {
        email.isReady();
      } catch {
        // Swallowed on purpose.
      }
    });
    expect(error).toBeInstanceOf(SeveralMethodsCalledError);
  });

  it.each<[string, (email: EmailService) => unknown, string]>([
    ['a field', (email) => email.sendAll(email.host), 'host'],
    ['a function in a field', (email) => email.inField(), 'inField'],
    ['an accessor', (email) => email.sendAll(email.port), 'port'],
    ['a lifecycle hook', (email) => email.onModuleInit(), 'onModuleInit'],
    ['the constructor', (email) => email.constructor, 'constructor'],
    ['an overridden member of Object', (email) => email.toString(), 'toString'],
    ['a method that does not exist', (email) => Reflect.get(email, 'sendwelcom')(1), 'sendwelcom'],
  ])('refuses %s', (_, call, method) => {
    const error = errorOf(call);
    expect(error).toBeInstanceOf(UnknownMethodError);
    expect(error).toMatchObject({
      code: 'HANGFIRE_UNKNOWN_METHOD',
      method,
      known: ['deliver', 'isReady', 'sendAll', 'sendWelcome'],
    });
  });

  it('suggests the method that was probably meant', () => {
    const error = errorOf((email) => Reflect.get(email, 'sendWelcom')(1));
    expect(error.message).toContain('Did you mean "sendWelcome"?');
  });

  it('passes on an error of the callback as it is', () => {
    const own = new TypeError('no such user');
    const failing = (email: EmailService) => {
      email.isReady();
      throw own;
    };
    expect(errorOf(failing)).toBe(own);
  });

  it.each<[string, (email: EmailService) => unknown]>([
    ['is async', async (email) => email.deliver()],
    ['awaits the call', async (email) => void (await email.deliver())],
    ['is async and makes a mistake', async (email) => void Reflect.get(email, 'missing')],
    ['calls then', (email) => email.deliver().then(() => {})],
    ['returns a promise', (email) => Promise.all([email.deliver()])],
    ['awaits the service', async (email) => void (await email).deliver()],
  ])('refuses a callback that %s', (_, call) => {
    expect(errorOf(call)).toBeInstanceOf(CallAwaitedError);
    expect(errorOf(call)).toMatchObject({ code: 'HANGFIRE_CALL_AWAITED' });
  });

  it('refuses a callback that returns a lazy query, and does not start the query', () => {
    const then = jest.fn();
    expect(errorOf(() => ({ then }))).toBeInstanceOf(CallAwaitedError);
    expect(then).not.toHaveBeenCalled();
  });

  it('lets no rejection escape from code after an await, and does not spoil later captures', async () => {
    const escaped = jest.fn();
    process.on('unhandledRejection', escaped);
    errorOf(async (email) => {
      const result = email.sendWelcome(1);
      await result;
      email.isReady();
    });
    errorOf(async (email) => {
      const result = email.sendWelcome(1);
      await result;
      Reflect.get(result, 'length');
    });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', escaped);

    expect(escaped).not.toHaveBeenCalled();
    expect(captureCall(EmailService, (email) => email.deliver()).method).toBe('deliver');
  });

  it('refuses a call that comes after the callback', () => {
    let kept: EmailService | undefined;
    captureCall(EmailService, (email) => {
      kept = email;
      email.isReady();
    });
    expect(() => kept?.isReady()).toThrow(CallAwaitedError);
  });

  it('keeps a capture inside another capture apart', () => {
    let inner: CapturedCall | undefined;
    const outer = captureCall(EmailService, (email) => {
      inner = captureCall(EmailService, (other) => other.sendWelcome(2));
      email.sendAll(1);
    });
    expect([outer.args, inner?.args]).toEqual([[1], [2]]);
  });

  it('starts afresh after a capture that failed', () => {
    errorOf((email) => [email.deliver(), email.deliver()]);
    expect(captureCall(EmailService, (email) => email.isReady()).method).toBe('isReady');
  });
});
