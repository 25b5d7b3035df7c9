import type { HttpAdapterHost } from '@nestjs/core';
import type { DashboardRequest } from '../dashboard/access/dashboard-request.js';
import type { MountPath } from '../dashboard/access/mount-path.js';
import { protectAnswer } from '../dashboard/access/protect-answer.js';
import type { Refusals } from '../dashboard/answering/refusals.js';
import { sendText } from '../dashboard/answering/send-content.js';
import { sendJson } from '../dashboard/answering/send-json.js';
import { visitOf } from '../dashboard/answering/visit.js';
import { answerInTime } from '../dashboard/api/answer-in-time.js';
import type { Answering } from '../dashboard/mounting/answering.js';
import { MetricsTimeoutError } from './errors/metrics-timeout-error.js';
import type { MetricsAccess } from './metrics-access.js';
import type { MetricsCollector } from './metrics-collector.js';
import type { ScaleReader } from './scale/scale-reader.js';
import { SCALE, scaleRequestIn } from './scale/scale-request.js';

export interface MetricsAnswersParts {
  readonly access: MetricsAccess;
  readonly collector: MetricsCollector;
  readonly scale: ScaleReader;
  readonly mount: MountPath;
  readonly refusals: Refusals;
  readonly host: HttpAdapterHost;
}

const tooLate = () => new MetricsTimeoutError();

/** Answers collectors of metrics, and autoscalers. */
export class MetricsAnswers implements Answering {
  constructor(private readonly parts: MetricsAnswersParts) {}

  admit(request: DashboardRequest, response: unknown): Promise<void> {
    protectAnswer(this.parts.host, response);
    return this.parts.access.require(request);
  }

  async answer(request: DashboardRequest, response: unknown): Promise<void> {
    const { mount, scale, host } = this.parts;
    const { query } = visitOf(request, response, mount);
    if (!mount.hasBelow(SCALE, request.url)) return this.sendMetrics(response);

    const asked = scaleRequestIn(query);
    const value = await answerInTime(() => scale.read(asked), tooLate);
    sendJson(host, response, { value }, 200);
  }

  refuse(_: DashboardRequest, response: unknown, error: unknown): void {
    this.parts.refusals.sendJson(response, error);
  }

  private async sendMetrics(response: unknown): Promise<void> {
    const { collector, host } = this.parts;
    const { text, type } = await answerInTime(() => collector.collect(), tooLate);
    sendText(host, response, { text, type }, 200);
  }
}
