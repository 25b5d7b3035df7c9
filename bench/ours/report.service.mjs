import { Inject, Injectable, Scope } from '@nestjs/common';
import { UseJobFilters } from '../../dist/index.mjs';

class Renderer {
  render(title, body) {
    return `${title}\n${body}`;
  }
}
Injectable()(Renderer);

class Mailbox {
  put(text, address) {
    return text.length + address.length;
  }
}
Injectable()(Mailbox);

/** A filter around the method, on the worker. */
class TimingFilter {
  slowestMs = 0;

  onPerforming({ items }) {
    items.set(TimingFilter, performance.now());
  }

  onPerformed({ items }) {
    this.slowestMs = Math.max(this.slowestMs, performance.now() - items.get(TimingFilter));
  }
}

/** A filter where the job is created, and on the worker. */
class TenantFilter {
  onCreating({ items }) {
    items.set(TenantFilter, 'tenant-1');
  }

  onPerforming({ items }) {
    items.set(TenantFilter, 'tenant-1');
  }
}

/** A filter for each change of state. */
class StateLogFilter {
  changes = 0;

  onStateApplied() {
    this.changes += 1;
  }
}

/** A provider that is made anew for each job, with its dependencies. */
export class ReportService {
  static handle;

  constructor(renderer, mailbox) {
    this.renderer = renderer;
    this.mailbox = mailbox;
  }

  async send(job, body, address) {
    this.mailbox.put(this.renderer.render(job.title, body), address);
    return ReportService.handle(job);
  }
}
Inject(Renderer)(ReportService, undefined, 0);
Inject(Mailbox)(ReportService, undefined, 1);
Injectable({ scope: Scope.REQUEST })(ReportService);
UseJobFilters(TimingFilter, TenantFilter, StateLogFilter)(ReportService);

const filters = [TimingFilter, TenantFilter, StateLogFilter];
for (const filter of filters) Injectable()(filter);

export const realisticProviders = [Renderer, Mailbox, ReportService, ...filters];
