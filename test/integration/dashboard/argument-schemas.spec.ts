import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  IsEmail,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { z } from 'zod';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { JobMethod } from '../../../lib/job/job-method.js';
import { JobType } from '../../../lib/job/job-type.js';
import { JobSchema } from '../../../lib/job/schemas/job-schema.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { DashboardApp } from '../../support/dashboard-app.js';

class Address {
  @IsString()
  @MaxLength(40)
  city!: string;
}

class Letter {
  @IsEmail()
  to!: string;

  @IsInt()
  @Min(1)
  @Max(9)
  @IsOptional()
  copies?: number;

  @ValidateNested()
  @Type(() => Address)
  address!: Address;
}

const range = z.object({
  from: z.iso.date(),
  days: z.int().min(1).max(31),
  kind: z.enum(['weekly', 'daily']),
  notes: z.array(z.string()).optional(),
});

@JobType('Post')
class PostService {
  send(_number: number, @JobSchema() _letter: Letter): void {}

  /** Another decorator has the compiler write the class down. */
  @JobDisplayName('Forward')
  forward(_letter: Letter): void {}

  @JobMethod({ aliases: ['summarize'] })
  report(
    @JobSchema(range) _range: z.infer<typeof range>,
    @JobSchema(z.string().min(3)) _by: string,
  ): void {}

  /** A schema that JSON Schema cannot express, and that answers later. */
  stamp(
    @JobSchema(
      z
        .date()
        .or(z.string())
        .refine(async (it) => it !== 'never', 'not never'),
    )
    _at: unknown,
  ): void {}

  plain(_anything: object): void {}
}

let app: DashboardApp;
let storage: MemoryJobStorage;
beforeEach(async () => {
  storage = new MemoryJobStorage();
  app = await DashboardApp.start({ storage, providers: [PostService] });
});
afterEach(() => app.close());

const create = (method: string, args: readonly unknown[], given: object = {}) =>
  app.send('POST', 'jobs', { type: 'Post', method, args, ...given });
const methods = async () => (await app.get('job-methods')).body.methods;
const parametersOf = async (name: string) =>
  (await methods()).find(({ method }: { method: string }) => method === name).parameters;

const LETTER = { to: 'ada@example.org', address: { city: 'London' } };
const RANGE = { from: '2026-03-01', days: 7, kind: 'weekly' };

describe('The form of a new job', () => {
  it('has the properties of a class with decorators of class-validator', async () => {
    const [number, letter] = await parametersOf('send');

    expect(number).not.toHaveProperty('schema');
    expect(letter.schema.fields.toSorted(byPath)).toEqual([
      { path: 'address', type: 'Address', rules: [], isRequired: true },
      {
        path: 'address.city',
        type: 'string',
        rules: ['maxLength 40', 'isString'],
        isRequired: true,
      },
      { path: 'copies', type: 'number', rules: ['max 9', 'min 1', 'isInt'], isRequired: false },
      { path: 'to', type: 'string', rules: ['isEmail'], isRequired: true },
    ]);
    expect(JSON.parse(letter.schema.template)).toEqual({ to: '', address: { city: '' } });
  });

  it('has them without a schema where another decorator stands on the method', async () => {
    const [letter] = await parametersOf('forward');

    expect(letter).toMatchObject({ schema: { fields: expect.any(Array) } });
  });

  it('has the properties of a schema', async () => {
    const [given, by] = await parametersOf('report');

    expect(given.schema.fields).toEqual([
      { path: 'from', type: 'string', rules: ['date'], isRequired: true },
      { path: 'days', type: 'integer', rules: ['min 1', 'max 31'], isRequired: true },
      { path: 'kind', type: '"weekly" | "daily"', rules: [], isRequired: true },
      { path: 'notes', type: 'array of string', rules: [], isRequired: false },
    ]);
    expect(JSON.parse(given.schema.template)).toEqual({ from: '', days: 0, kind: 'weekly' });
    expect(by.schema.fields).toEqual([
      { path: '', type: 'string', rules: ['min length 3'], isRequired: true },
    ]);
  });

  it('says nothing of a schema that cannot tell, and of a parameter without one', async () => {
    expect((await parametersOf('stamp'))[0]).not.toHaveProperty('schema');
    expect((await parametersOf('plain'))[0]).not.toHaveProperty('schema');
  });

  it('has them for a copy as well', async () => {
    const id = await app.jobs.enqueue(PostService, (it) => it.report(RANGE as never, 'ada'));
    const { args } = (await app.get(`jobs/${id}/copy`)).body;

    expect(args[1]).toMatchObject({ json: '"ada"', schema: { fields: [{ type: 'string' }] } });
  });
});

describe('A new job', () => {
  it.each([
    ['send', [1, { ...LETTER, copies: 3 }]],
    ['send', [1]],
    ['report', [RANGE, 'ada']],
    ['stamp', ['today']],
    ['plain', [{ any: 'thing' }]],
  ])('of %s is created with arguments that fit, as they were typed', async (method, args) => {
    const { status, body } = await create(method, args);

    expect(status).toBe(201);
    expect((await app.jobs.get(body.jobId))?.args).toEqual(args);
  });

  it.each([
    [
      'send',
      [1, { to: 'nobody', copies: 12, address: { city: 5 } }],
      [
        ['_letter', 'address.city'],
        ['_letter', 'address.city'],
        ['_letter', 'copies'],
        ['_letter', 'to'],
      ],
    ],
    ['send', [1, {}], [['_letter', 'to']]],
    ['send', [1, 'a text'], [['_letter', '']]],
    ['send', [1, [LETTER]], [['_letter', '']]],
    ['send', [1, null], [['_letter', '']]],
    ['summarize', [{ ...RANGE, days: 0 }, 'ada'], [['_range', 'days']]],
    ['report', [{ ...RANGE, days: 0 }, 'ada'], [['_range', 'days']]],
    ['report', [RANGE], [['_by', '']]],
    [
      'report',
      [{ ...RANGE, notes: ['a', 5] }, 'b'],
      [
        ['_by', ''],
        ['_range', 'notes.1'],
      ],
    ],
    ['stamp', ['never'], [['_at', '']]],
  ])('of %s is refused with %j, by argument and property', async (method, args, places) => {
    const { status, body } = await create(method, args);

    expect([status, body.code]).toEqual([422, 'HANGFIRE_DASHBOARD_INVALID_ARGUMENTS']);
    const found = body.problems.map(({ name, path }: { name: string; path: string }) => [
      name,
      path,
    ]);
    expect(found.toSorted()).toEqual(expect.arrayContaining(places));
    for (const { message } of body.problems) expect(message).not.toBe('');
    expect((await storage.monitoring.count({}, 10)).count).toBe(0);
    expect((await app.get('audit')).body.entries).toEqual([]);
  });

  it('that is a copy is checked as well', async () => {
    const id = await app.jobs.enqueue(PostService, (it) => it.report(RANGE as never, 'ada'));
    const { status, body } = await create('report', [RANGE, ''], { copyOf: id });

    expect(status).toBe(422);
    expect(body.problems).toMatchObject([{ index: 1, name: '_by', path: '' }]);
  });

  it('is not checked where code creates it', async () => {
    const id = await app.jobs.enqueue(PostService, (it) => it.report({} as never, ''));

    expect(id).not.toBeNull();
  });
});

describe('A new recurring job', () => {
  it('is refused with arguments that do not fit', async () => {
    const recurring = {
      id: 'weekly',
      cron: '0 3 * * 1',
      timeZone: 'UTC',
      type: 'Post',
      method: 'report',
    };
    const refused = await app.send('POST', 'recurring-jobs', { ...recurring, args: [{}, 'ada'] });
    expect([refused.status, refused.body.code]).toEqual([
      422,
      'HANGFIRE_DASHBOARD_INVALID_ARGUMENTS',
    ]);
    expect(await storage.recurring.find('weekly')).toBeUndefined();

    const created = await app.send('POST', 'recurring-jobs', {
      ...recurring,
      args: [RANGE, 'ada'],
    });
    expect(created.status).toBe(201);
  });
});

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
