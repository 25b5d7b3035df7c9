import { type PipeTransform, Query } from '@nestjs/common';
import { z } from 'zod';
import { parseInput } from './input.js';

const query = z.object({ id: z.string() });

class TextOnly implements PipeTransform<unknown, string> {
  transform(id: unknown): string {
    return parseInput('query', query, { id }).id;
  }
}

/**
 * An id that people have chosen. It comes in the query: a path cannot name `.` and `..`, and Fastify finds
 * nothing by a part of a path with more than 100 characters.
 */
export const ChosenId = (): ParameterDecorator => Query('id', TextOnly);
