// The HTTP requests of several runs by what tells them apart.

import { el, fill, section } from './dom.js';
import { selector } from './api.js';
import { choice, compared, ComparedTable } from './compare-table.js';
import { chosen } from './compare-state.js';
import { detail } from './compare-detail.js';
import { empty, loading } from './notices.js';

const DURATION = 'http_req_duration';
const GROUPINGS = [
  { key: 'request', title: 'URL, method and status', labels: ['name', 'method', 'status'] },
  { key: 'name', title: 'URL', labels: ['name'] },
  { key: 'status', title: 'Status', labels: ['status'] },
  { key: 'group', title: 'Group', labels: ['group'] },
  { key: 'scenario', title: 'Scenario', labels: ['scenario'] },
];
const TITLES = { name: 'URL', method: 'Method', status: 'Status', group: 'Group', scenario: 'Scenario' };
const FIGURES = [
  { key: 'p95', title: 'p95 duration', unit: 'time', metric: DURATION, query: 'histogram_quantile(0.95)' },
  { key: 'p50', title: 'p50 duration', unit: 'time', metric: DURATION, query: 'histogram_quantile(0.5)' },
  { key: 'p99', title: 'p99 duration', unit: 'time', metric: DURATION, query: 'histogram_quantile(0.99)' },
  { key: 'avg', title: 'Average duration', unit: 'time', metric: DURATION, query: 'histogram_avg' },
  { key: 'max', title: 'Greatest duration', unit: 'time', metric: DURATION, query: 'histogram_max' },
  { key: 'rate', title: 'Requests per second', unit: 'perSecond', metric: 'http_reqs', query: 'rate' },
  { key: 'count', title: 'Requests', unit: 'count', metric: 'http_reqs', query: 'increase' },
  { key: 'failed', title: 'Share of failures', unit: 'percent', metric: 'http_req_failed', query: 'ratio' },
];

export function requests() {
  let again;
  const redraw = () => again?.();
  const tools = el('span', { className: 'tools' }, choice('Figure', 'figure', FIGURES, redraw), choice('Grouped by', 'by', GROUPINGS, redraw));
  const part = section('HTTP requests', tools);
  return {
    root: part.root,
    body: part.body,
    async update(runs) {
      again = () => this.update(runs);
      const { unit, metric, query } = chosen('figure', FIGURES);
      const { labels } = chosen('by', GROUPINGS);
      if (!runs.some((run) => run.metrics.some(({ name }) => name === DURATION))) {
        fill(part.body, empty('None of these runs has made HTTP requests.'));
        return;
      }
      fill(part.body, loading('Comparing'));
      const identity = (row) => JSON.stringify(labels.map((label) => row[label]));
      const rows = await compared(runs, metric, `${query} by (${labels.join(', ')})`, unit, identity);
      if (query !== chosen('figure', FIGURES).query || labels !== chosen('by', GROUPINGS).labels) {
        return;
      }
      const columns = labels.map((key) => ({ key, title: TITLES[key] }));
      const table = new ComparedTable('HTTP requests', 'requests', columns, runs, {
        key: (row) => identity(row.labels),
        detail: (row) => detail(runs, selector(DURATION, own(row.labels, labels)), 'trend', 'time'),
      });
      fill(part.body, table.root);
      table.show(rows.map((row) => ({ ...row, texts: own(row.labels, labels) })));
    },
  };
}

function own(all, labels) {
  return Object.fromEntries(labels.map((label) => [label, all[label]]));
}
