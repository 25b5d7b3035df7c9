import { describe, expect, it } from '@jest/globals';
import { jsonSchemaNode } from '../../../lib/dashboard/creation/schemas/json-schema-node.js';
import { schemaAnswerOf } from '../../../lib/dashboard/creation/schemas/schema-answer.js';

const fieldsOf = (schema: unknown) => schemaAnswerOf(jsonSchemaNode(schema)).fields;

describe('A JSON Schema for people', () => {
  it.each([
    [{ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }, 'integer', ['min 1']],
    [{ type: ['string', 'null'], maxLength: 5 }, 'string | null', ['max length 5']],
    [{ anyOf: [{ type: 'string', format: 'email' }, { type: 'null' }] }, 'string | null', []],
    [{ const: 5 }, '5', []],
    [{ type: 'array', items: { type: 'object' }, minItems: 1 }, 'array of object', ['min items 1']],
    [{}, 'any', []],
    [true, 'any', []],
    [{ type: 5, enum: 'a', properties: 'b', required: 'c' }, 'any', []],
  ])('of %j is %s', (schema, type, rules) => {
    expect(fieldsOf(schema)).toEqual([{ path: '', type, rules, isRequired: true }]);
  });

  it('ends at a depth, and after fifty properties', () => {
    const deep = (depth: number): object =>
      depth === 0 ? {} : { type: 'object', properties: { a: deep(depth - 1) } };
    expect(fieldsOf(deep(10)).map(({ path }) => path)).toEqual(['a', 'a.a', 'a.a.a', 'a.a.a.a']);

    const properties = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`p${index}`, {}]),
    );
    expect(fieldsOf({ type: 'object', properties })).toHaveLength(50);
  });

  it('begins with defaults and required properties', () => {
    const schema = {
      type: 'object',
      required: ['to', 'copies', 'list', 'kind'],
      properties: {
        to: { type: 'string' },
        copies: { type: 'integer', default: 2 },
        list: { type: 'array' },
        kind: { enum: ['a', 'b'] },
        note: { type: 'string' },
      },
    };

    expect(JSON.parse(schemaAnswerOf(jsonSchemaNode(schema)).template)).toEqual({
      to: '',
      copies: 2,
      list: [],
      kind: 'a',
    });
  });
});
