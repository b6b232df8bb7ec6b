// The figures that say the most about runs, each over the whole of them.

import { fill, section } from './dom.js';
import { compared, ComparedTable } from './compare-table.js';
import { detail } from './compare-detail.js';
import { loading } from './notices.js';

const FIGURES = [
  ['Requests per second', 'perSecond', 'http_reqs', 'rate', 'counter'],
  ['Failed requests', 'percent', 'http_req_failed', 'ratio', 'rate'],
  ['Average duration of requests', 'time', 'http_req_duration', 'histogram_avg', 'trend'],
  ['p50 duration of requests', 'time', 'http_req_duration', 'histogram_quantile(0.5)', 'trend'],
  ['p95 duration of requests', 'time', 'http_req_duration', 'histogram_quantile(0.95)', 'trend'],
  ['p99 duration of requests', 'time', 'http_req_duration', 'histogram_quantile(0.99)', 'trend'],
  ['Greatest duration of requests', 'time', 'http_req_duration', 'histogram_max', 'trend'],
  ['Checks passed', 'percent', 'checks', 'ratio', 'rate'],
  ['Iterations per second', 'perSecond', 'iterations', 'rate', 'counter'],
  ['Peak virtual users', 'count', 'vus', 'sum(max by (instance_id))', 'gauge'],
];
const COLUMNS = [{ key: 'figure', title: 'Figure', sortedBy: 'place' }];

export function summary() {
  const part = section('In all');
  return {
    root: part.root,
    body: part.body,
    async update(runs) {
      fill(part.body, loading('Comparing'));
      const known = new Set(runs.flatMap((run) => run.metrics.map(({ name }) => name)));
      const asked = FIGURES.map((figure, place) => [...figure, place]).filter(([, , metric]) => known.has(metric));
      const rows = await Promise.all(asked.map((figure) => rowOf(runs, figure)));
      const table = new ComparedTable('In all', 'all', COLUMNS, runs, {
        filter: false,
        sort: undefined,
        key: (row) => row.figure,
        detail: (row) => detail(runs, row.metric, row.type, row.unit),
      });
      fill(part.body, table.root);
      table.show(rows.flat());
    },
  };
}

async function rowOf(runs, [figure, unit, metric, query, type, place]) {
  const rows = await compared(runs, metric, query, unit);
  return rows.map((row) => ({ ...row, texts: { figure, place, metric, type, unit } }));
}
