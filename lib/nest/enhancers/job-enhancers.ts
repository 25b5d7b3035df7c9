import { ValidationPipe } from '@nestjs/common';
import type { ApplicationConfig, ExternalContextCreator } from '@nestjs/core';
import { classOfInstance } from '../../job/class-of-instance.js';
import { MethodParameters } from '../../job/display/method-parameters.js';
import { methodsOf } from '../../job/handlers/declared-methods.js';
import { classOf, type JobHandler } from '../../job/handlers/job-handler.js';
import { parameterTypes } from '../../job/job-metadata.js';
import type { ServiceType } from '../../job/service-type.js';
import type { Logger } from '../../support/logger.js';
import { isShared, type ProviderWrapper } from '../discovery/provider-wrapper.js';
import type { NestModule } from '../discovery/stores-of-module.js';
import {
  type EnhancerKind,
  type EnhancerReference,
  type EnhancerReferences,
  enhancerReferences,
} from './enhancer-references.js';
import { type EnhancerSource, EnhancerSources } from './enhancer-sources.js';
import { globalEnhancers } from './global-enhancers.js';
import { MethodEnhancers } from './method-enhancers.js';

export interface JobEnhancersParts {
  readonly nest: ExternalContextCreator;
  /** Has the enhancers of the whole application; undefined if they do not apply to jobs. */
  readonly config: ApplicationConfig | undefined;
  readonly logger: Logger;
}

type Found = MethodEnhancers | undefined;
type FoundByMethod = Map<string, Found | Promise<Found>>;

const NO_ENHANCERS: EnhancerReferences = { guards: [], interceptors: [], pipes: [], filters: [] };

/** Knows the guards, interceptors, pipes and exception filters of every method. It looks them up at the first run. */
export class JobEnhancers {
  private readonly sources = new EnhancerSources();
  /** By the class that carries the decorators, and by method. */
  private readonly known = new WeakMap<JobHandler, Map<unknown, FoundByMethod>>();
  /** The last answer: jobs of one method mostly run in a row. */
  private latest: LatestAnswer | undefined;

  constructor(private readonly parts: JobEnhancersParts) {}

  /**
   * Makes the enhancers of a service that Nest has not made, so that an error stops the start.
   *
   * @throws EnhancerNotBuiltError
   */
  async prepare(handler: JobHandler, wrapper: ProviderWrapper): Promise<void> {
    const { host, instance } = wrapper;
    const type = isShared(wrapper) ? decoratedClassOf(handler, instance) : classOf(handler);
    if (!host || !type) return;
    for (const method of methodsOf([type])) {
      const found = enhancerReferences(type, Reflect.get(type.prototype as object, method));
      if (!found) continue;
      for (const reference of Object.values(found).flat()) {
        await this.sources.sourceOf(reference, host, `${handler.name}.${method}`);
      }
    }
  }

  /** Answers at once if the method was asked for before. */
  of(
    handler: JobHandler,
    wrapper: ProviderWrapper,
    service: object,
    method: string,
  ): Found | Promise<Found> {
    const { latest } = this;
    if (latest?.service === service && latest.method === method && latest.handler === handler) {
      return latest.found;
    }
    const found = this.ofClass(handler, wrapper, service, method);
    if (!(found instanceof Promise)) this.latest = { handler, service, method, found };
    return found;
  }

  private ofClass(
    handler: JobHandler,
    wrapper: ProviderWrapper,
    service: object,
    method: string,
  ): Found | Promise<Found> {
    const type = decoratedClassOf(handler, service);
    const byMethod = this.foundIn(handler, type);
    if (byMethod.has(method)) return byMethod.get(method);

    const found = this.lookUp(handler, wrapper, {
      type,
      member: Reflect.get(service, method),
      method,
    });
    byMethod.set(method, found);
    if (found instanceof Promise) {
      const forget = () => void byMethod.delete(method);
      found.then((it) => byMethod.set(method, it), forget);
    }
    return found;
  }

  private foundIn(handler: JobHandler, type: ServiceType | undefined): FoundByMethod {
    const ofHandler = this.known.get(handler) ?? new Map<unknown, FoundByMethod>();
    this.known.set(handler, ofHandler);
    const ofType = ofHandler.get(type) ?? new Map<string, Found | Promise<Found>>();
    ofHandler.set(type, ofType);
    return ofType;
  }

  private lookUp(
    handler: JobHandler,
    { host }: ProviderWrapper,
    { type, member, method: name }: FoundMethod,
  ): Found | Promise<Found> {
    // The caller says that the method is missing.
    if (typeof member !== 'function' || !host) return undefined;

    const own = enhancerReferences(type, member);
    if (!own && !this.parts.config) return undefined;
    return this.create(handler, host, { type: type ?? classOf(handler), name, own });
  }

  private async create(
    handler: JobHandler,
    host: NestModule,
    { type, name, own = NO_ENHANCERS }: EnhancedPlace,
  ): Promise<Found> {
    const { nest, config } = this.parts;
    const global = config && globalEnhancers(config);
    const usedBy = `${handler.name}.${name}`;
    const of = async (kind: EnhancerKind): Promise<readonly EnhancerSource[]> => [
      ...(global?.[kind] ?? []),
      ...(await this.sourcesOf(own[kind], host, usedBy)),
    ];
    const sources = {
      guards: await of('guards'),
      interceptors: await of('interceptors'),
      pipes: await of('pipes'),
      filters: await of('filters'),
    };
    if (Object.values(sources).flat().length === 0) return undefined;

    const types = parameterTypes(type, name);
    const parameters = new MethodParameters([type], name);
    if (types.length === 0 && parameters.count > 0) this.warnOfUntyped(sources.pipes, usedBy);
    const count = Math.max(parameters.count, types.length);
    return new MethodEnhancers(nest, sources, {
      type,
      parameters: Array.from({ length: count }, (_, index) => ({
        metatype: types[index],
        name: parameters.nameOf(index),
      })),
    });
  }

  private sourcesOf(references: readonly EnhancerReference[], host: NestModule, usedBy: string) {
    return Promise.all(references.map((it) => this.sources.sourceOf(it, host, usedBy)));
  }

  private warnOfUntyped(pipes: readonly EnhancerSource[], usedBy: string): void {
    if (!pipes.some((it) => 'shared' in it && it.shared instanceof ValidationPipe)) return;
    this.parts.logger.warn(
      'ValidationPipe lets all arguments pass: the compiler writes down the types of decorated methods only',
      { method: usedBy },
    );
  }
}

interface LatestAnswer {
  readonly handler: JobHandler;
  readonly service: object;
  readonly method: string;
  readonly found: Found;
}

interface FoundMethod {
  readonly type: ServiceType | undefined;
  readonly member: unknown;
  readonly method: string;
}

interface EnhancedPlace {
  readonly type: ServiceType;
  readonly name: string;
  readonly own: EnhancerReferences | undefined;
}

/** A decorator may have replaced the class by another class, which then has Nest's decorators. */
function decoratedClassOf(handler: JobHandler, service: object): ServiceType | undefined {
  const found = classOfInstance(service);
  const named = [classOf(handler), handler.service].find(
    ({ prototype }) => prototype !== undefined && prototype === found?.prototype,
  );
  return named ?? found;
}
