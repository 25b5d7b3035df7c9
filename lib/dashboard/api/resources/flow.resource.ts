import { Inject, Injectable } from '@nestjs/common';
import type { FlowAnswer } from '../../answers/flow.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import { FlowReader } from '../../flow/flow-reader.js';
import type { ApiResource, ApiRoute } from '../api-route.js';
import { requireId } from '../requests/input.js';

/** The jobs and batches around one job or batch. */
@Injectable()
export class FlowResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'flow/:id', answer: ({ id }) => this.get(id) },
  ];

  constructor(@Inject(FlowReader) private readonly flows: FlowReader) {}

  private async get(given: string): Promise<FlowAnswer> {
    const id = requireId('job or batch', given);
    const flow = await this.flows.read(id);
    if (!flow) throw new NotFoundError('job or batch', id);
    return flow;
  }
}
