import type { HttpAdapterHost } from '@nestjs/core';
import { rememberUser, userOfRequest } from '../access/current-user.js';
import { type DashboardAccess, requirePermission } from '../access/dashboard-access.js';
import { headerOf } from '../access/dashboard-request.js';
import { isReading } from '../access/is-reading.js';
import { isReadFromElsewhere } from '../access/same-site.js';
import { Download, sendDownload } from '../answering/download.js';
import { EventStream, sendEvents } from '../answering/event-stream.js';
import type { Refusals } from '../answering/refusals.js';
import { bodyOf } from '../answering/request-body.js';
import type { Section } from '../answering/section.js';
import { sendLargeJson } from '../answering/send-json.js';
import type { Visit } from '../answering/visit.js';
import { CrossSiteRequestError } from '../errors/cross-site-request-error.js';
import { NotFoundError } from '../errors/not-found-error.js';
import type { AnswerInTurn } from './answer-in-turn.js';
import { languageOf } from './requests/language-of.js';
import type { FoundRoute, RouteTable } from './route-table.js';

export interface ApiSectionParts {
  readonly routes: RouteTable;
  readonly access: DashboardAccess;
  readonly turns: AnswerInTurn;
  readonly refusals: Refusals;
  readonly host: HttpAdapterHost;
}

/** The API that the pages use. It also answers requests for unknown addresses. */
export class ApiSection implements Section {
  constructor(private readonly parts: ApiSectionParts) {}

  async admit(visit: Visit): Promise<void> {
    const { request } = visit;
    const { access } = this.parts;
    if (isReadFromElsewhere(request)) throw new CrossSiteRequestError();
    const user = await access.viewer(request);
    rememberUser(request, user);

    if (!isReading(request)) access.requireOwnPage(request, user);
    const permission = this.find(visit)?.route.permission;
    if (permission) requirePermission(user, permission);
  }

  async answer(visit: Visit): Promise<void> {
    const found = this.find(visit);
    if (!found) throw new NotFoundError('resource', visit.segments[1] ?? '/');

    const answer = await this.answerOf(found, visit);
    if (answer instanceof EventStream) sendEvents(answer, visit);
    else if (answer instanceof Download) await this.send(answer, visit);
    else await sendLargeJson(this.parts.host, visit, answer, found.route.status ?? 200);
  }

  refuse({ response }: Visit, error: unknown): void {
    this.parts.refusals.sendJson(response, error);
  }

  private async answerOf({ route, id }: FoundRoute, visit: Visit): Promise<unknown> {
    const { request, query } = visit;
    const asked = {
      id,
      query,
      body: isReading(request) ? undefined : await bodyOf(request),
      language: languageOf(headerOf(request, 'accept-language')),
      by: userOfRequest(request),
      request,
    };
    const answer = () => route.answer(asked);
    return route.pace === 'at-once' ? answer() : this.parts.turns.answer(visit, answer);
  }

  /** We check the permission for each portion, because the reader of a long file may lose it on the way. */
  private send(download: Download, visit: Visit): Promise<void> {
    const { access, turns, refusals } = this.parts;
    return sendDownload(download, visit, {
      inTurn: (next, closing) =>
        turns.answer(
          visit,
          async () => {
            await access.viewer(visit.request);
            return next();
          },
          closing,
        ),
      onFailure: (error) => refusals.sendJson(visit.response, error),
    });
  }

  private find({ request, segments }: Visit): FoundRoute | undefined {
    return this.parts.routes.find(request.method, segments.slice(1));
  }
}
