// A run's HTTP requests by what tells them apart.

import { el, fill, section } from './dom.js';
import { aggregate, selector } from './api.js';
import { empty, failed, loading } from './notices.js';
import { detail } from './run-detail.js';
import { Table } from './table.js';

const GROUPINGS = [
  ['URL, method and status', ['name', 'method', 'status']],
  ['URL', ['name']],
  ['Status', ['status']],
  ['Group', ['group']],
  ['Scenario', ['scenario']],
];
const TITLES = { name: 'URL', method: 'Method', status: 'Status', group: 'Group', scenario: 'Scenario' };
const DURATION = 'http_req_duration';
const FIGURES = [
  { key: 'count', title: 'Count', unit: 'count', query: 'histogram_count_increase' },
  { key: 'min', title: 'Min', unit: 'time', query: 'histogram_min' },
  { key: 'avg', title: 'Avg', unit: 'time', query: 'histogram_avg' },
  { key: 'p50', title: 'p50', unit: 'time', query: 'histogram_quantile(0.5)' },
  { key: 'p95', title: 'p95', unit: 'time', query: 'histogram_quantile(0.95)' },
  { key: 'p99', title: 'p99', unit: 'time', query: 'histogram_quantile(0.99)' },
  { key: 'max', title: 'Max', unit: 'time', query: 'histogram_max' },
];

export function requests() {
  const choice = el('select', {}, GROUPINGS.map(([title], index) => el('option', { value: index }, title)));
  const part = section('HTTP requests', el('label', {}, 'Grouped by ', choice));
  const shown = { table: undefined, again: undefined };
  choice.addEventListener('change', () => {
    shown.table = undefined;
    fill(part.body, loading());
    shown.again?.().catch((error) => fill(part.body, failed(error)));
  });
  const update = async (run, metrics) => {
    shown.again = () => update(run, metrics);
    if (!metrics.some((metric) => metric.name === DURATION)) {
      fill(part.body, empty('This run has made no HTTP requests.'));
      return;
    }
    const labels = GROUPINGS[choice.value][1];
    const rows = await figures(run.id, labels);
    if (labels !== GROUPINGS[choice.value][1]) {
      return;
    }
    if (!shown.table) {
      shown.table = tableOf(run.id, labels);
      fill(part.body, shown.table.root);
    }
    shown.table.show(rows);
  };
  return { root: part.root, update };
}

function tableOf(run, labels) {
  const columns = [...labels.map((key) => ({ key, title: TITLES[key] })), ...FIGURES];
  return new Table('HTTP requests', columns, {
    filter: true,
    sort: 'count',
    key: (row) => identity(row, labels),
    detail: (row) => chart(run, Object.fromEntries(labels.map((label) => [label, row[label]]))),
  });
}

function identity(row, labels) {
  return JSON.stringify(labels.map((label) => row[label]));
}

async function figures(run, labels) {
  const by = ` by (${labels.join(', ')})`;
  const answers = await Promise.all(FIGURES.map((figure) => aggregate(run, DURATION, figure.query + by)));
  const rows = new Map();
  answers.forEach((answer, index) => {
    for (const { metric, value } of answer) {
      const key = identity(metric, labels);
      if (!rows.has(key)) {
        rows.set(key, { ...Object.fromEntries(labels.map((label) => [label, metric[label]])), look: /^[45]|^0$/.test(metric.status ?? '') ? 'bad' : null });
      }
      rows.get(key)[FIGURES[index].key] = value;
    }
  });
  return [...rows.values()];
}

function chart(run, labels) {
  const duration = { metric: selector(DURATION, labels), unit: 'time' };
  return detail(run, 'Duration and rate of these requests over time', [
    { ...duration, label: 'p50', query: 'histogram_quantile(0.5)' },
    { ...duration, label: 'p95', query: 'histogram_quantile(0.95)' },
    { label: 'Requests', unit: 'perSecond', metric: selector('http_reqs', labels), query: 'rate' },
  ]);
}
