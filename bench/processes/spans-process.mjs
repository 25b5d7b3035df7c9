import { spansAlone } from '../ours/spans-alone.mjs';
import { startTracing } from '../ours/tracing.mjs';
import { serve } from './serve.mjs';

serve({
  measure({ share, spans }) {
    startTracing(share);
    return spansAlone(spans);
  },
});
