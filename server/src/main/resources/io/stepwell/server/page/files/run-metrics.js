// All metrics of a run but those that have parts of their own, by family.

import { fill, section } from './dom.js';
import { aggregate } from './api.js';
import { detail } from './run-detail.js';
import { Table } from './table.js';
import { format, unitOfMetric, unitOfQuery } from './units.js';

const FAMILIES = [
  ['WebSocket', (metric) => metric.name.startsWith('ws_')],
  ['gRPC', (metric) => metric.name.startsWith('grpc_')],
  ['Browser', (metric) => metric.name.startsWith('browser_')],
  ['Custom metrics', (metric) => metric.origin === 'script'],
  ['Other metrics of k6', (metric) => !/^(ws_|grpc_|browser_|checks$|http_reqs$|http_req_failed$|http_req_duration$)/.test(metric.name) && metric.origin !== 'script'],
];

/** What is told of each type: a title and a query each. */
const FIGURES = {
  counter: [['Total', 'increase'], ['Rate', 'rate']],
  gauge: [['Last', 'last'], ['Min', 'min'], ['Max', 'max']],
  rate: [['Rate', 'ratio'], ['Nonzero', 'increase_nz'], ['Total', 'increase_total']],
  trend: [['Avg', 'histogram_avg'], ['p50', 'histogram_quantile(0.5)'], ['p95', 'histogram_quantile(0.95)'], ['p99', 'histogram_quantile(0.99)'], ['Max', 'histogram_max']],
};
const CHARTED = {
  counter: [['Rate', 'rate']],
  gauge: [['Last', 'last']],
  rate: [['Rate', 'ratio']],
  trend: [['p50', 'histogram_quantile(0.5)'], ['p95', 'histogram_quantile(0.95)']],
};
const COLUMNS = [
  { key: 'name', title: 'Metric' },
  { key: 'type', title: 'Type' },
  { key: 'figures', title: 'Figures', look: 'wide' },
];

export function families() {
  return FAMILIES.map(([title, belongs]) => family(title, belongs));
}

function family(title, belongs) {
  const part = section(title);
  part.root.hidden = true;
  const open = {};
  const table = new Table(title, COLUMNS, { key: (row) => row.name, detail: (row) => chart(open.run, row.metric) });
  fill(part.body, table.root);
  return {
    root: part.root,
    async update(run, metrics) {
      open.run = run.id;
      const own = metrics.filter(belongs);
      part.root.hidden = own.length === 0;
      table.show(await Promise.all(own.map((metric) => row(run.id, metric))));
    },
  };
}

/** A metric that the query language cannot name says so, beside the others. */
async function row(run, metric) {
  const figures = await figuresOf(run, metric).catch((e) => (e.status === 400 ? e.message : Promise.reject(e)));
  return { metric, name: metric.name, type: metric.type, figures };
}

async function figuresOf(run, metric) {
  const asked = FIGURES[metric.type];
  const answers = await Promise.all(asked.map(([, query]) => aggregate(run, metric.name, query)));
  return asked.map(([title, query], index) => `${title} ${format(unit(metric, query), answers[index][0]?.value)}`).join(' · ');
}

function unit(metric, query) {
  return metric.type === 'counter' && query === 'increase' && unitOfMetric(metric.name, metric.contains) === 'number'
    ? 'count'
    : unitOfQuery(metric.name, query, metric.contains);
}

function chart(run, metric) {
  const lines = CHARTED[metric.type].map(([label, query]) => ({ label, query, unit: unit(metric, query), metric: metric.name }));
  return detail(run, `${metric.name} over time`, lines);
}
