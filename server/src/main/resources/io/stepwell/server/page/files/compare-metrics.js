// Every metric of several runs that has no part of its own.

import { el, fill, section } from './dom.js';
import { choice, compared, ComparedTable } from './compare-table.js';
import { chosen } from './compare-state.js';
import { detail } from './compare-detail.js';
import { empty, loading } from './notices.js';
import { unitOfQuery } from './units.js';

const OWN_PARTS = /^(checks|http_reqs|http_req_failed|http_req_duration)$/;
const TRENDS = [
  { key: 'p95', title: 'p95', query: 'histogram_quantile(0.95)' },
  { key: 'p50', title: 'p50', query: 'histogram_quantile(0.5)' },
  { key: 'p99', title: 'p99', query: 'histogram_quantile(0.99)' },
  { key: 'avg', title: 'average', query: 'histogram_avg' },
];
const OTHERS = {
  counter: { title: 'per second', query: 'rate' },
  gauge: { title: 'average', query: 'avg' },
  rate: { title: 'share', query: 'ratio' },
};
const COLUMNS = [
  { key: 'name', title: 'Metric' },
  { key: 'type', title: 'Type' },
  { key: 'asked', title: 'Figure' },
];

export function metrics() {
  let again;
  const part = section('Other metrics', choice('Of trends', 'trends', TRENDS, () => again?.()));
  return {
    root: part.root,
    body: part.body,
    async update(runs) {
      again = () => this.update(runs);
      const own = all(runs);
      if (own.length === 0) {
        fill(part.body, empty('These runs have no other metrics.'));
        return;
      }
      fill(part.body, loading('Comparing'));
      const trends = chosen('trends', TRENDS);
      const rows = (await Promise.all(own.map((metric) => rowOf(runs, metric, trends)))).flat();
      if (trends !== chosen('trends', TRENDS)) {
        return;
      }
      const table = new ComparedTable('Other metrics', 'metrics', COLUMNS, runs, {
        key: (row) => row.name,
        detail: (row) => detail(runs, row.name, row.type, row.unit),
      });
      fill(part.body, contradictions(runs), table.root);
      table.show(rows);
    },
  };
}

/** The metrics of any of the runs, each once, by name; of two types it can only be told that they differ. */
function all(runs) {
  const byName = new Map();
  runs.forEach((run) => run.metrics.filter(({ name }) => !OWN_PARTS.test(name)).forEach((metric) => byName.set(metric.name, metric)));
  return [...byName.values()].filter(({ name }) => types(runs, name).size === 1).sort((a, b) => a.name.localeCompare(b.name));
}

function types(runs, wanted) {
  return new Set(runs.flatMap((run) => run.metrics.filter(({ name }) => name === wanted).map(({ type }) => type)));
}

function contradictions(runs) {
  const names = [...new Set(runs.flatMap((run) => run.metrics.map(({ name }) => name)))].filter((name) => types(runs, name).size > 1);
  return names.map((name) => el('p', { className: 'notice' }, `${name} is of different types in these runs and cannot be compared.`));
}

async function rowOf(runs, metric, trends) {
  const asked = metric.type === 'trend' ? trends : OTHERS[metric.type];
  const unit = unitOfQuery(metric.name, asked.query, metric.contains);
  const texts = { name: metric.name, type: metric.type, asked: asked.title, unit };
  try {
    const rows = await compared(runs, metric.name, asked.query, unit);
    return rows.map((row) => ({ ...row, texts }));
  } catch (e) {
    if (e.status === 400) {
      // A script may call a metric what no query can.
      return [{ unit, pairs: [], texts: { ...texts, asked: e.message } }];
    }
    throw e;
  }
}
