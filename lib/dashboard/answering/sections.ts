import type { HttpAdapterHost } from '@nestjs/core';
import type { AllowedHosts } from '../access/allowed-hosts.js';
import type { DashboardRequest } from '../access/dashboard-request.js';
import type { MountPath } from '../access/mount-path.js';
import { protectAnswer } from '../access/protect-answer.js';
import type { Answering } from '../mounting/answering.js';
import type { Section } from './section.js';
import { type Visit, visitOf } from './visit.js';

export interface SectionParts {
  readonly api: Section;
  /** The address of the link in the log. */
  readonly open: Section;
  /** Every other address: the pages, and their files. */
  readonly pages: Section;
}

/** The whole dashboard: finds the section of a request. */
export class Sections implements Answering {
  constructor(
    private readonly parts: SectionParts,
    private readonly mount: MountPath,
    private readonly hosts: AllowedHosts,
    private readonly host: HttpAdapterHost,
  ) {}

  /** @throws the reason why the request is refused */
  async admit(request: DashboardRequest, response: unknown): Promise<void> {
    protectAnswer(this.host, response);
    this.hosts.require(request);
    const visit = visitOf(request, response, this.mount);
    await this.sectionOf(visit).admit(visit);
  }

  /** @throws the reason why there is no answer */
  async answer(request: DashboardRequest, response: unknown): Promise<void> {
    const visit = visitOf(request, response, this.mount);
    await this.sectionOf(visit).answer(visit);
  }

  refuse(request: DashboardRequest, response: unknown, error: unknown): void {
    const visit = visitOf(request, response, this.mount);
    this.sectionOf(visit).refuse(visit, error);
  }

  private sectionOf({ segments: [first, ...more] }: Visit): Section {
    const { api, open, pages } = this.parts;
    if (first === 'api') return api;
    return first === 'open' && more.length === 0 ? open : pages;
  }
}
