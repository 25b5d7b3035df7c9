import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { FailureReader } from '../../performance/failure-reader.js';
import { PerformanceReader } from '../../performance/performance-reader.js';
import { SPANS } from '../../performance/spans.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import { parseInput } from '../input.js';

const spanQuery = z.object({ span: z.enum(SPANS).default('24h') });

/** How jobs ran, and why they failed, as servers have counted it. */
@Injectable()
export class PerformanceResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    {
      method: 'GET',
      path: 'performance',
      answer: ({ query }) => this.performance.read(spanIn(query)),
    },
    { method: 'GET', path: 'failures/:id', answer: (request) => this.failure(request) },
  ];

  constructor(
    @Inject(PerformanceReader) private readonly performance: PerformanceReader,
    @Inject(FailureReader) private readonly failures: FailureReader,
  ) {}

  private failure({ id: fingerprint, query }: ApiRequest) {
    return this.failures.read(fingerprint, spanIn(query));
  }
}

const spanIn = (query: unknown) => parseInput('query', spanQuery, query).span;
