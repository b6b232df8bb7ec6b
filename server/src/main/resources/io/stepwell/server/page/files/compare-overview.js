// How the runs go, over each other from their starts on.

import { el, fill, section } from './dom.js';
import { range } from './api.js';
import { Chart } from './chart.js';
import { loading } from './notices.js';

const CHARTS = [
  ['Virtual users', 'count', 'vus', 'sum(max by (instance_id))'],
  ['Requests', 'perSecond', 'http_reqs', 'rate'],
  ['Failed requests', 'percent', 'http_req_failed', 'ratio'],
  ['p95 duration', 'time', 'http_req_duration', 'histogram_quantile(0.95)'],
];
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
const MOST_POINTS = 400;
const DASHES = [undefined, [6, 4], [2, 3], [10, 3, 2, 3], [1, 4], [14, 5]];

export function overview() {
  const part = section('Overview, from each run’s start on');
  return {
    root: part.root,
    body: part.body,
    async update(runs) {
      fill(part.body, loading());
      const step = stepFor(runs);
      const lines = await Promise.all(CHARTS.map(([, unit, metric, query]) => overlaid(runs, { unit, metric, query, step })));
      const charts = CHARTS.map(([title]) => new Chart(`${title} of each run over time since its start`, { relative: true, height: 200 }));
      fill(part.body, el('div', { className: 'quarters' }, CHARTS.map(([title], index) => el('div', {}, el('h3', {}, title), charts[index].root))));
      charts.forEach((chart, index) => chart.show(lines[index]));
    },
  };
}

function stepFor(runs) {
  const seconds = Math.max(...runs.map((run) => run.duration));
  return STEPS.find((step) => seconds / step <= MOST_POINTS) ?? STEPS.at(-1);
}

/** A line for each run, the base's solid and the others' dashed; times are seconds since the start. */
export async function overlaid(runs, { unit, metric, query, step = stepFor(runs) }) {
  const name = metric.replace(/\{.*/s, '');
  const answers = await Promise.all(runs.map((run) => (run.metrics.some((known) => known.name === name) ? range(run.id, metric, query, { step }) : [])));
  return runs.map((run, index) => ({
    ...lineOf(run, index),
    unit,
    values: sinceStart(answers[index][0]?.values ?? [], run, step),
  }));
}

/** How charts draw a run. */
export function lineOf(run, index) {
  return { label: index === 0 ? `Run ${run.id}, base` : `Run ${run.id}`, color: index, dashed: DASHES[index] };
}

/** Windows lie on multiples of the step; so that those of all runs meet, each counts up to the next one since its start. */
function sinceStart(values, run, step) {
  const start = Date.parse(run.started) / 1000;
  return values.map(([time, value]) => [Math.ceil((time - start) / step) * step, value]);
}
