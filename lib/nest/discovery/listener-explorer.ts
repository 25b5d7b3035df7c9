import type { DiscoveryService, ModuleRef } from '@nestjs/core';
import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import { type ListeningPlace, listeningPlaces } from '../../job/job-metadata.js';
import type { ServiceType } from '../../job/service-type.js';
import type { JobEvent } from '../../job-events/job-event.js';
import type { JobEvents } from '../../job-events/job-events.js';
import type { Subject } from '../../job-events/job-listener.js';
import { lazyResultIn } from '../../server/running/lazy-result.js';
import { doLazyWork } from '../../server/running/lazy-work.js';
import { requireListeningMethod, requireMethodToHear } from '../checks/require-listener.js';
import { contextFor } from './context-for.js';
import { isOfApplication } from './is-of-application.js';
import {
  implementationOf,
  isShared,
  moduleOf,
  moduleRefOf,
  type ProviderWrapper,
} from './provider-wrapper.js';

export interface ListeningApplication {
  readonly discovery: DiscoveryService;
  readonly moduleRef: ModuleRef;
}

/** Nothing ends the work of a listener. */
const { signal: UNENDED } = new AbortController();

/** Finds the methods with `@OnJob` on providers and controllers. */
export class ListenerExplorer {
  private readonly explored = new WeakSet<ProviderWrapper>();

  constructor(
    private readonly application: ListeningApplication,
    private readonly catalog: HandlerCatalog,
    private readonly events: JobEvents,
  ) {}

  /**
   * Adds the listeners that are new since the last call: modules may be loaded later.
   *
   * @throws MisplacedDecoratorError
   */
  explore(): void {
    const { discovery } = this.application;
    const wrappers = [
      ...discovery.getProviders().filter(isOfApplication),
      ...discovery.getControllers(),
    ];
    for (const wrapper of wrappers) {
      // An alias has the listeners of the provider behind it. We call them once.
      if (wrapper.isAlias || this.explored.has(wrapper)) continue;
      this.explored.add(wrapper);
      const type = implementationOf(wrapper);
      if (type) this.add(type, wrapper);
    }
  }

  private add(type: ServiceType, wrapper: ProviderWrapper): void {
    const seen = new Set<string>();
    for (const place of listeningPlaces<Subject>(type)) {
      requireListeningMethod(place, moduleOf(wrapper));
      requireMethodToHear(place, this.catalog, moduleOf(wrapper));
      const member = String(place.member);
      // An overriding method may have the decorator of the method that it overrides.
      const key = `${member} ${place.decorator}`;
      if (seen.has(key)) continue;
      seen.add(key);
      this.events.add({
        ...place.value,
        name: `${type.name}.${member}`,
        call: (event) => this.call(wrapper, place, event),
      });
    }
  }

  private async call(
    wrapper: ProviderWrapper,
    { member = '' }: ListeningPlace<Subject>,
    event: JobEvent,
  ): Promise<void> {
    const instance = isShared(wrapper) ? wrapper.instance : await this.instanceFor(wrapper, event);
    const returned: unknown = await instance[member](event);
    if (isObject(returned) && !lazyResultIn(returned)) await doLazyWork(returned, UNENDED);
  }

  /** A request-scoped or transient provider is made for the event, which is its REQUEST. */
  private instanceFor(wrapper: ProviderWrapper, event: JobEvent) {
    const { host, token } = wrapper;
    const moduleRef = host ? moduleRefOf(host) : this.application.moduleRef;
    const contextId = contextFor(event, wrapper, moduleRef);
    return moduleRef.resolve(token, contextId, { strict: !!host });
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
