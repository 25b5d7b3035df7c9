import { data, named, searched } from './answer-forms.mjs';

const SPANS = ['1h', '24h', '7d'];
const RUNS = ['ran-on:', 'state:succeeded ran-on:'];
const FACETED = ['jobs/facets?', 'jobs/facets?state=Failed', 'jobs/facets?state=Succeeded'];
const EXPORTED = ['', 'state=Failed&', 'state=Succeeded&'];
const OUTCOMES = ['succeeded', 'failed', 'deleted'];

/** What people ask for who look for the cause of an incident. */
export const incidentAnswers = (seen) => [
  ...SPANS.map((span) => data(`performance?span=${span}`)),
  ...failures(seen),
  data('problems'),
  ...searches(seen),
  ...FACETED.map((path) => data(path)),
  ...exportsOf(),
  ...bulks(seen),
];

const failures = ({ fingerprints }) =>
  Object.entries(fingerprints).flatMap(([name, fingerprint]) => [
    ...SPANS.map((span) => named('failures/', name, fingerprint, `?span=${span}`)),
    named('jobs?q=fingerprint:', name, fingerprint),
    named('jobs/count?q=fingerprint:', name, fingerprint),
    { ...named('jobs?retries=true&q=fingerprint:', name, fingerprint), mayBeEmpty: true },
  ]);

const searches = ({ ranOn }) =>
  RUNS.flatMap((text) => [
    { ...searched('jobs?', `${text}${ranOn}`, 'data'), name: `jobs?q=${text}(id)` },
    { ...searched('jobs/count?', `${text}${ranOn}`, 'data'), name: `jobs/count?q=${text}(id)` },
  ]);

const exportsOf = () =>
  EXPORTED.flatMap((list) =>
    ['csv', 'ndjson'].map((format) => {
      const path = `jobs/export?${list}format=${format}`;
      return { ...data(path), name: `${path}, first portion`, firstOf: 'portion' };
    }),
  );

const bulks = ({ bulkIds }) =>
  Object.entries(bulkIds).flatMap(([name, id]) => [
    named('bulk-operations/', name, id, '/outcome'),
    named('jobs?q=bulk:', name, id),
    named('jobs/count?q=bulk:', name, id),
    ...OUTCOMES.flatMap((state) =>
      ['jobs?', 'jobs/count?'].map((path) => ({
        ...searched(path, `state:${state} bulk:${id}`, 'data'),
        name: `${path}q=state:${state} bulk:(${name})`,
      })),
    ),
  ]);
