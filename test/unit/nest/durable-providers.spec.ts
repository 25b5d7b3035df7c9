import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Scope } from '@nestjs/common';
import {
  ContextIdFactory,
  type ContextIdStrategy,
  type HostComponentInfo,
  REQUEST,
} from '@nestjs/core';
import { JobContext } from '../../../lib/job/job-context.js';
import type { ServiceType } from '../../../lib/job/service-type.js';
import { HangfireApp } from '../../support/hangfire-app.js';

const tenants = new Map<string, object>();

/** As applications write it, for requests and for jobs. */
const byTenant: ContextIdStrategy<JobContext> = {
  attach(contextId, request) {
    const tenant = String(request.parameters.get('tenant'));
    const root = tenants.get(tenant) ?? { id: tenant };
    tenants.set(tenant, root);
    return {
      resolve: (info: HostComponentInfo) => (info.isTreeDurable ? (root as never) : contextId),
      payload: { tenant },
    };
  },
};

let made: string[] = [];

@Injectable({ scope: Scope.REQUEST, durable: true })
class Connections {
  constructor(@Inject(REQUEST) readonly request: { readonly tenant: string }) {
    made.push(request.tenant);
  }
}

@Injectable({ scope: Scope.REQUEST, durable: true })
class TenantService {
  constructor(private readonly connections: Connections) {}

  work(): string {
    return `${this.connections.request.tenant} ${JobContext.current().jobId}`;
  }
}

@Injectable({ scope: Scope.REQUEST })
class RequestService {
  constructor(
    @Inject(REQUEST) private readonly request: JobContext & { readonly tenant?: string },
    private readonly connections: Connections,
  ) {}

  work(): string {
    return `${this.request.jobId} ${this.request.tenant} ${this.connections.request.tenant}`;
  }
}

let app: HangfireApp;
beforeEach(async () => {
  made = [];
  tenants.clear();
  ContextIdFactory.apply(byTenant as never);
  app = await HangfireApp.start({ providers: [TenantService, RequestService, Connections] });
});
afterEach(async () => {
  ContextIdFactory.apply(undefined as never);
  await app.close();
});

const enqueue = async (type: ServiceType<{ work(): string }>, tenant: string) => {
  const id = await app.jobs.enqueue(type, (it) => it.work(), { parameters: { tenant } });
  return { id, result: (await app.reaches(id, 'Succeeded')).result };
};

describe('A durable provider', () => {
  it('is shared by the jobs of a tenant, as the strategy of the application has it', async () => {
    for (const tenant of ['north', 'north', 'south', 'north']) {
      const { id, result } = await enqueue(TenantService, tenant);
      expect(result).toBe(`${tenant} ${id}`);
    }

    expect(made).toEqual(['north', 'south']);
  });

  it('is shared even beneath a provider that is made for each job', async () => {
    const results = [
      await enqueue(RequestService, 'north'),
      await enqueue(RequestService, 'north'),
    ];

    for (const { id, result } of results) expect(result).toBe(`${id} north north`);
    expect(made).toEqual(['north']);
  });

  it('is made for each job where the application has no strategy', async () => {
    ContextIdFactory.apply(undefined as never);
    await enqueue(TenantService, 'north');
    await enqueue(TenantService, 'north');

    expect(made).toHaveLength(2);
  });
});
