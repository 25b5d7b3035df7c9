import type { CaseResult } from '../../conformance/prove-storage.js';
import { caseTitle } from './case-title.js';

const TO_LINE_START = '\r\u001b[2K';

export interface ProgressLineOptions {
  readonly say: (text: string) => void;
  readonly columns: number;
  readonly caseCount: number;
}

/** One line of the terminal that shows the latest case; each case overwrites it. */
export class ProgressLine {
  private ended = 0;
  private failed = 0;

  constructor(private readonly options: ProgressLineOptions) {}

  add(result: CaseResult): void {
    this.ended += 1;
    if (result.outcome === 'failed') this.failed += 1;
    const { say, columns, caseCount } = this.options;
    const failed = this.failed === 0 ? '' : ` ${this.failed} failed`;
    const text = `${this.ended}/${caseCount}${failed} ${caseTitle(result.case)}`;
    say(`${TO_LINE_START}${text.slice(0, columns - 1)}`);
  }

  clear(): void {
    if (this.ended > 0) this.options.say(TO_LINE_START);
  }
}
