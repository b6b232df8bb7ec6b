// One chart of how a run goes: load, rate, failures and p95.

import { section } from './dom.js';
import { range } from './api.js';
import { Chart } from './chart.js';

const LINES = [
  ['VUs', 'count', 'vus', 'sum(max by (instance_id))'],
  ['Requests', 'perSecond', 'http_reqs', 'rate'],
  ['Failed requests', 'percent', 'http_req_failed', 'ratio'],
  ['p95 duration', 'time', 'http_req_duration', 'histogram_quantile(0.95)'],
];

export function overview() {
  const part = section('Overview');
  const chart = new Chart('Virtual users, requests per second, failed requests and p95 duration over time', { height: 320 });
  part.body.append(chart.root);
  return {
    root: part.root,
    async update(run, metrics) {
      const names = new Set(metrics.map((metric) => metric.name));
      const wanted = LINES.filter(([, , metric]) => names.has(metric));
      const answers = await Promise.all(wanted.map(([, , metric, query]) => range(run.id, metric, query)));
      chart.show(wanted.map(([label, unit], index) => ({ label, unit, values: answers[index][0]?.values ?? [] })));
    },
  };
}
