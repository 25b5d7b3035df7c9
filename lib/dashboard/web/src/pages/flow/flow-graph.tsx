import { Maximize, ZoomIn, ZoomOut } from 'lucide-preact';
import { useMemo, useRef } from 'preact/hooks';
import type { FlowAnswer } from '../../../../answers/flow';
import { Button } from '../../components/controls/button';
import { formatPercent } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './flow-graph.module.css';
import { layoutOf, type PlacedEdge } from './flow-layout';
import { NodeBox, RestBox } from './flow-node';
import { useZoom } from './use-zoom';

/** The flow as a drawing that can be moved and zoomed. */
export function FlowGraph({ flow }: { flow: FlowAnswer }) {
  const viewport = useRef<HTMLElement>(null);
  const { width, height, items, edges } = useMemo(() => layoutOf(flow), [flow]);
  const middle = items.find(({ key }) => key === flow.id);
  const centre = {
    x: (middle?.x ?? 0) + (middle?.width ?? 0) / 2,
    y: (middle?.y ?? 0) + (middle?.height ?? 0) / 2,
  };
  const { scale, zoomIn, zoomOut, fit } = useZoom(viewport, { width, height, centre });

  return (
    <div class={css.graph}>
      <div class={css.tools}>
        <output class="numeric muted">{formatPercent(scale)}</output>
        <Button
          size="small"
          aria-label={t('flow.zoomOut')}
          icon={<ZoomOut size={15} />}
          onClick={zoomOut}
        />
        <Button
          size="small"
          aria-label={t('flow.zoomIn')}
          icon={<ZoomIn size={15} />}
          onClick={zoomIn}
        />
        <Button
          size="small"
          aria-label={t('flow.fit')}
          icon={<Maximize size={15} />}
          onClick={fit}
        />
      </div>
      <section
        ref={viewport}
        class={css.viewport}
        aria-label={t('flow.graph')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        dir="ltr"
      >
        <div
          class={css.sized}
          style={{ width: `${width * scale}px`, height: `${height * scale}px` }}
        >
          <div
            class={css.canvas}
            style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
          >
            <svg class={css.edges} width={width} height={height} aria-hidden="true">
              <defs>
                <marker
                  id="flow-head"
                  viewBox="0 0 8 8"
                  refX="7"
                  refY="4"
                  markerWidth="7"
                  markerHeight="7"
                  orient="auto"
                >
                  <path d="M0 0 8 4 0 8z" class={css.head} />
                </marker>
              </defs>
              {edges.map((edge) => (
                <path
                  key={edge.key}
                  d={lineOf(edge)}
                  class={css[edge.kind]}
                  marker-end="url(#flow-head)"
                />
              ))}
            </svg>
            {items.map(({ key, content, x, y, width: wide, height: high }) => (
              <div
                key={key}
                class={css.item}
                style={{ left: `${x}px`, top: `${y}px`, width: `${wide}px`, height: `${high}px` }}
              >
                {'node' in content ? (
                  <NodeBox node={content.node} isMiddle={key === flow.id} />
                ) : (
                  <RestBox rest={content.rest} middle={flow.id} />
                )}
              </div>
            ))}
          </div>
        </div>
      </section>
    </div>
  );
}

const lineOf = ({ points }: PlacedEdge): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
