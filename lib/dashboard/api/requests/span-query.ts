import { z } from 'zod';
import type { Span } from '../../answers/performance.js';
import { SPANS } from '../../performance/spans.js';
import { parseInput } from './input.js';

const spanQuery = z.object({ span: z.enum(SPANS).default('24h') });

/** @throws InvalidInputError */
export const spanIn = (query: unknown): Span => parseInput('query', spanQuery, query).span;
