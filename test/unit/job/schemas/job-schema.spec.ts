import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { JobSchema, schemaOf } from '../../../../lib/job/schemas/job-schema.js';
import type { StandardSchema } from '../../../../lib/job/schemas/standard-schema.js';

const general = z.string();
const special = z.string().min(3);

class Mailer {
  send(@JobSchema(general) _to: string, _text: string): void {}
}

class PoliteMailer extends Mailer {
  override send(@JobSchema(special) _to: string, _text: string): void {}
}

describe('The schema of a parameter', () => {
  it('is the schema that the decorator was given', () => {
    expect(schemaOf([Mailer], 'send', 0)).toBe(general);
    expect(schemaOf([Mailer], 'send', 1)).toBeUndefined();
    expect(schemaOf([Mailer], 'print', 0)).toBeUndefined();
  });

  it('is left to the class of the parameter where the decorator has no schema', () => {
    class Printer {
      print(@JobSchema() _page: Mailer): void {}
    }

    expect(schemaOf([Printer], 'print', 0)).toBeUndefined();
  });

  it('comes from the overriding method', () => {
    expect(schemaOf([PoliteMailer], 'send', 0)).toBe(special);
    expect(schemaOf([Mailer, PoliteMailer], 'send', 0)).toBe(special);
  });
});

describe('The decorator refuses', () => {
  it.each([
    ['null', null],
    ['a class', Mailer],
    ['a schema of another version', { '~standard': { version: 2, validate: () => ({}) } }],
    ['a schema that cannot validate', { '~standard': { version: 1 } }],
  ])('%s in the place of a schema', (_, schema) => {
    expect(() => JobSchema(schema as StandardSchema)({}, 'send', 0)).toThrow(
      'expected a schema that implements Standard Schema',
    );
  });

  it('a parameter of a constructor', () => {
    expect(() => JobSchema(general)(Mailer, undefined, 0)).toThrow(
      'expected a parameter of a method',
    );
  });
});
