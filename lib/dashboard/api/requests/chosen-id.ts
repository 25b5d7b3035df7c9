import { z } from 'zod';
import { parseInput } from './input.js';

const chosen = z.object({ id: z.string() });

/**
 * An id that people have chosen. It comes in the query, because a path cannot contain `.` and `..`.
 *
 * @throws InvalidInputError
 */
export const chosenIdOf = (query: unknown): string => parseInput('query', chosen, query).id;
