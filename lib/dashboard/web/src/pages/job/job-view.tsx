import type { JobAnswer } from '../../../../answers/jobs';
import { codeOf } from '../../api/job-code';
import { CodeBlock } from '../../components/code/code-block';
import { CodeText } from '../../components/code/code-text';
import { Panel } from '../../components/layout/panel';
import { messageFor, t } from '../../i18n/translate';
import { ArgumentsPanel } from './arguments-panel';
import { FlowPanel } from './flow-panel';
import { AttemptsPanel } from './history/attempts-panel';
import { Timeline } from './history/timeline';
import { JobFacts } from './job-facts';
import { JobNotices } from './job-notices';
import css from './job-view.module.css';
import { JsonPanel } from './json-panel';
import { ParametersPanel } from './parameters-panel';
import { WaitingPanel } from './waiting-panel';

export function JobView({ job }: { job: JobAnswer }) {
  return (
    <>
      <JobNotices job={job} />
      <WaitingPanel job={job} />
      <div class={css.columns}>
        <div class={css.column}>
          <Panel title={t('job.call')} isPadded>
            <CodeBlock
              label={t('job.call')}
              text={job.args ? () => codeOf(job.id, { part: 'call' }) : job.code}
            >
              <CodeText text={job.code} />
            </CodeBlock>
          </Panel>
          <AttemptsPanel attempts={job.attempts} />
          <ResultPanel job={job} />
          {job.args && job.args.length > 0 && <ArgumentsPanel jobId={job.id} args={job.args} />}
          <FlowPanel
            id={job.id}
            name={job.displayName}
            state={job.state}
            parents={job.parents}
            continuations={job.continuations}
            hasMoreParents={job.hasMoreParents}
            hasMoreContinuations={job.hasMoreContinuations}
          />
        </div>
        <div class={css.column}>
          <Panel title={t('details')}>
            <JobFacts job={job} />
          </Panel>
          <Panel title={t('job.history')} isPadded>
            <Timeline history={job.history} />
          </Panel>
          <ParametersPanel parameters={job.parameters} />
          <JsonPanel job={job} />
        </div>
      </div>
    </>
  );
}

function ResultPanel({ job: { id, result, resultOmitted } }: { job: JobAnswer }) {
  if (result === undefined && resultOmitted === undefined) return null;

  return (
    <Panel title={t('job.result')} isPadded>
      {result === undefined ? (
        <p class="muted">
          {messageFor(`job.result.omitted.${resultOmitted}`) ?? t('job.result.omitted')}
        </p>
      ) : (
        <CodeBlock label={t('job.result')} text={() => codeOf(id, { part: 'result' })}>
          <CodeText text={result} />
        </CodeBlock>
      )}
    </Panel>
  );
}
