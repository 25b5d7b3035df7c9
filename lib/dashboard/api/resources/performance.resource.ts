import { Inject, Injectable } from '@nestjs/common';
import { PerformanceReader } from '../../performance/performance-reader.js';
import type { ApiResource, ApiRoute } from '../api-route.js';
import { spanIn } from '../requests/span-query.js';

/** How jobs ran, as servers have counted it. */
@Injectable()
export class PerformanceResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    {
      method: 'GET',
      path: 'performance',
      answer: ({ query }) => this.performance.read(spanIn(query)),
    },
  ];

  constructor(@Inject(PerformanceReader) private readonly performance: PerformanceReader) {}
}
