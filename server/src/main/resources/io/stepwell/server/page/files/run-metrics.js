// All metrics of a run but those that have parts of their own, by family.

import { fill, section } from './dom.js';
import { aggregate, range } from './api.js';
import { analysed } from './analysis-link.js';
import { Chart } from './chart.js';
import { failed } from './notices.js';
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
  { key: 'figures', title: 'Figures' },
];

export function families() {
  return FAMILIES.map(([title, belongs]) => family(title, belongs));
}

function family(title, belongs) {
  const part = section(title);
  part.root.hidden = true;
  const open = {};
  const table = new Table(title, COLUMNS, { key: (row) => row.name, detail: (row) => detail(open.run, row) });
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

async function row(run, metric) {
  const asked = FIGURES[metric.type];
  const answers = await Promise.all(asked.map(([, query]) => aggregate(run, metric.name, query)));
  const figures = asked.map(([title, query], index) => `${title} ${format(unit(metric, query), answers[index][0]?.value)}`);
  return { name: metric.name, type: metric.type, figures: figures.join(' · ') };
}

function unit(metric, query) {
  return metric.type === 'counter' && query === 'increase' && unitOfMetric(metric.name) === 'number'
    ? 'count'
    : unitOfQuery(metric.name, query);
}

function detail(run, metric) {
  const chart = new Chart(`${metric.name} over time`);
  const lines = CHARTED[metric.type];
  Promise.all(lines.map(([, query]) => range(run, metric.name, query))).then(
    (answers) => chart.show(lines.map(([label, query], index) => ({ label, unit: unit(metric, query), values: answers[index][0]?.values ?? [] }))),
    (error) => chart.root.replaceChildren(failed(error)),
  );
  return analysed(chart.root, run, lines.map(([, query]) => ({ metric: metric.name, query })));
}
