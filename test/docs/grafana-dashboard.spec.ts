import { describe, expect, it } from '@jest/globals';
import { type InstrumentDefinition, instruments } from '../../lib/instruments/instrument-table.js';
import { prometheusName } from '../../lib/metrics/prometheus-name.js';
import { readProjectFile } from '../support/library-source.js';

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
  readonly templating: { readonly list: readonly { readonly query: string }[] };
}

const METRIC = /hangfire_\w+/g;
/** What Prometheus and its scrapes add. */
const OTHER_LABELS = ['job', 'instance', 'le'];

const dashboard = JSON.parse(readProjectFile('docs/grafana-dashboard.json')) as Dashboard;
const known = new Map(instruments().flatMap((it) => seriesOf(it).map((name) => [name, it])));

describe('docs/grafana-dashboard.json', () => {
  const panels = dashboard.panels.map(({ title, targets }) => ({ title, targets }));

  it.each(panels)('has only metrics and labels that there are: $title', ({ targets }) => {
    for (const { expr, legendFormat } of targets) {
      const names = expr.match(METRIC) ?? [];
      expect(names).not.toEqual([]);
      const found = names.map((name) => known.get(name));
      expect(names.filter((_, index) => !found[index])).toEqual([]);
      const allowed = [...OTHER_LABELS, ...found.flatMap((it) => it?.labels ?? [])];
      expect(labelsIn(expr, legendFormat).filter((label) => !allowed.includes(label))).toEqual([]);
    }
  });

  it('has only choices from metrics that there are', () => {
    const names = dashboard.templating.list.flatMap(({ query }) => query.match(METRIC) ?? []);

    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('shows every metric', () => {
    const all = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join();

    expect(
      instruments()
        .filter((it) => !seriesOf(it).some((name) => all.includes(name)))
        .map(({ name }) => name),
    ).toEqual([]);
  });
});

/** A histogram has three kinds of series. */
function seriesOf(instrument: InstrumentDefinition & { readonly name: string }): string[] {
  const name = prometheusName(instrument.name, instrument);
  if (instrument.kind !== 'histogram') return [name];
  return ['bucket', 'sum', 'count'].map((part) => `${name}_${part}`);
}

function labelsIn(expr: string, legend: string): string[] {
  const groups = [...expr.matchAll(/\bby \((?<names>[^)]*)\)/g)].flatMap(
    ({ groups: { names = '' } = {} }) => names.split(/,\s*/),
  );
  const selected = [...expr.matchAll(/(?<name>\w+)=~?"/g)].map(({ groups }) => groups?.name ?? '');
  const shown = [...legend.matchAll(/\{\{(?<name>\w+)\}\}/g)].map(
    ({ groups }) => groups?.name ?? '',
  );
  return [...groups, ...selected, ...shown];
}
