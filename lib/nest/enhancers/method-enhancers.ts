import type { ContextId, ExternalContextCreator } from '@nestjs/core';
import type { JobContext } from '../../job/job-context.js';
import type { MethodCall } from '../../server/running/job-activator.js';
import { EnhancedCall, type EnhancedMethodFacts } from './enhanced-call.js';
import type { EnhancerKind } from './enhancer-references.js';
import type { EnhancerSource } from './enhancer-sources.js';
import type { Enhancers } from './enhancers.js';

/** The run that is about to call the method. */
export interface EnhancedRun {
  readonly service: object;
  readonly context: JobContext;
  /** Nest's context for the objects that are made for this run. */
  readonly contextId: () => ContextId;
}

/** The enhancers of a method. We look them up once, and find or make the objects for each run. */
export class MethodEnhancers {
  /** The enhancers themselves, if all of them are the same for each run. */
  private readonly shared: Enhancers | undefined;

  constructor(
    private readonly nest: ExternalContextCreator,
    private readonly sources: Readonly<Record<EnhancerKind, readonly EnhancerSource[]>>,
    private readonly facts: EnhancedMethodFacts,
  ) {
    const { guards, interceptors, pipes, filters } = sources;
    const isShared = [guards, interceptors, pipes, filters].flat().every((it) => 'shared' in it);
    const sharedOf = (kind: EnhancerKind) =>
      sources[kind].flatMap((it) => ('shared' in it ? it.shared : []));
    if (isShared) this.shared = enhancersOf(sharedOf);
  }

  async call(run: EnhancedRun, call: MethodCall): Promise<unknown> {
    const enhancers = this.shared ?? (await this.enhancersFor(run.contextId()));
    const { service, context } = run;
    return new EnhancedCall(this.nest, enhancers, this.facts, service, context, call).result();
  }

  private async enhancersFor(contextId: ContextId): Promise<Enhancers> {
    const of = (kind: EnhancerKind) =>
      Promise.all(
        this.sources[kind].map((it) => ('shared' in it ? it.shared : it.perRun(contextId))),
      );
    const [guards, interceptors, pipes, filters] = await Promise.all([
      of('guards'),
      of('interceptors'),
      of('pipes'),
      of('filters'),
    ]);
    return enhancersOf((kind) => ({ guards, interceptors, pipes, filters })[kind]);
  }
}

/** Nest's decorators have checked that the objects are of these kinds. */
const enhancersOf = (of: (kind: EnhancerKind) => readonly object[]): Enhancers => ({
  guards: of('guards') as Enhancers['guards'],
  interceptors: of('interceptors') as Enhancers['interceptors'],
  pipes: of('pipes') as Enhancers['pipes'],
  filters: of('filters') as Enhancers['filters'],
});
