import type { Provider } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { HangfireClient } from '../../client/hangfire-client.js';
import { AllowedHosts } from '../access/allowed-hosts.js';
import { DashboardAccess } from '../access/dashboard-access.js';
import { MountPath } from '../access/mount-path.js';
import { RequestLine } from '../access/request-line.js';
import { LinkSignIn } from '../access/sign-in/link-sign-in.js';
import { OpenSection } from '../access/sign-in/open-section.js';
import { AnswerInTurn } from '../api/answer-in-turn.js';
import { API_RESOURCES } from '../api/api-resources.js';
import type { ApiResource } from '../api/api-route.js';
import { ApiSection } from '../api/api-section.js';
import { RouteTable } from '../api/route-table.js';
import { PagesSection } from '../assets/pages-section.js';
import { WebFiles } from '../assets/web-files.js';
import { SharedReadings } from '../live/shared-readings.js';
import { ANSWERING } from '../mounting/answering.js';
import { OwnPages } from '../own-pages/own-pages.js';
import type { ResolvedDashboardOptions } from '../resolve-dashboard-options.js';
import { DASHBOARD_OPTIONS } from '../tokens.js';
import { Refusals } from './refusals.js';
import { Sections } from './sections.js';

/** The providers that answer requests. */
export const sectionProviders: Provider[] = [
  ...API_RESOURCES,
  {
    provide: RouteTable,
    inject: [...API_RESOURCES],
    useFactory: (...resources: ApiResource[]) => new RouteTable(resources),
  },
  {
    provide: AnswerInTurn,
    inject: [RequestLine, SharedReadings],
    useFactory: (line: RequestLine, readings: SharedReadings) => new AnswerInTurn(line, readings),
  },
  {
    provide: Refusals,
    inject: [HttpAdapterHost, HangfireClient, DASHBOARD_OPTIONS, LinkSignIn],
    useFactory: (
      host: HttpAdapterHost,
      { logger }: HangfireClient,
      { challenge }: ResolvedDashboardOptions,
      signIn: LinkSignIn | undefined,
    ) => new Refusals(host, logger, { challenge, name: 'Dashboard' }, signIn),
  },
  {
    provide: ApiSection,
    inject: [RouteTable, DashboardAccess, AnswerInTurn, Refusals, HttpAdapterHost],
    useFactory: (
      routes: RouteTable,
      access: DashboardAccess,
      turns: AnswerInTurn,
      refusals: Refusals,
      host: HttpAdapterHost,
    ) => new ApiSection({ routes, access, turns, refusals, host }),
  },
  {
    provide: OpenSection,
    inject: [LinkSignIn, DashboardAccess, Refusals, HttpAdapterHost],
    useFactory: (
      signIn: LinkSignIn | undefined,
      access: DashboardAccess,
      refusals: Refusals,
      host: HttpAdapterHost,
    ) => new OpenSection({ signIn, access, refusals, host }),
  },
  {
    provide: PagesSection,
    inject: [WebFiles, OwnPages, DashboardAccess, Refusals, HttpAdapterHost],
    useFactory: (
      files: WebFiles,
      ownPages: OwnPages,
      access: DashboardAccess,
      refusals: Refusals,
      host: HttpAdapterHost,
    ) => new PagesSection({ files, ownPages, access, refusals, host }),
  },
  {
    provide: Sections,
    inject: [ApiSection, OpenSection, PagesSection, MountPath, AllowedHosts, HttpAdapterHost],
    useFactory: (
      api: ApiSection,
      open: OpenSection,
      pages: PagesSection,
      mount: MountPath,
      hosts: AllowedHosts,
      host: HttpAdapterHost,
    ) => new Sections({ api, open, pages }, mount, hosts, host),
  },
  { provide: ANSWERING, useExisting: Sections },
];
