// A bar a run of a load test, as long as a figure of it is great; its colour says how the run came out.

import { el } from './dom.js';
import { acrossRunsPath, all, get } from './api.js';
import { empty } from './notices.js';
import { outcome } from './run-state.js';
import { format, unitOfQuery } from './units.js';

const MOST = 30;

/** The newest runs of a load test, oldest first. */
export async function runsOf(test) {
  const runs = await all(`/cloud/v5/load_tests/${encodeURIComponent(test)}/test_runs?$top=1000&$orderby=created desc`);
  return runs.reverse();
}

/** A figure of the newest runs, by id. */
export async function figureOf(test, metric, query) {
  try {
    const answer = await get(acrossRunsPath(test, metric, query, { test_run_count: MOST }));
    return new Map(answer.data.result.map((one) => [Number(one.metric.test_run_id), one.values[0][1]]));
  } catch (e) {
    if (e.status === 400) {
      return new Map();
    }
    throw e;
  }
}

/** The bars of p95 of the requests' duration, or of another figure. */
export async function bars(test, metric = 'http_req_duration', query = 'histogram_quantile(0.95)') {
  const [runs, values] = await Promise.all([runsOf(test), figureOf(test, metric, query)]);
  if (runs.length === 0) {
    return empty('No runs.');
  }
  const most = Math.max(...values.values(), 0) || 1;
  const drawn = runs.slice(-MOST).map((run) => bar(run, values.get(run.id), most, unitOfQuery(metric, query)));
  return el('ol', { className: 'bars', 'aria-label': `${query} of ${metric} by run` }, drawn);
}

function bar(run, value, most, unit) {
  const text = `Run ${run.id}, ${outcome(run)}: ${format(unit, value)}`;
  const height = Math.round(Math.max(4, (100 * (value ?? 0)) / most) / 4) * 4;
  const shown = el('span', { className: 'bar-value', 'aria-hidden': 'true' }, format(unit, value));
  return el('li', {}, shown, el('a', { href: `/runs/${run.id}`, className: `bar ${outcome(run)} high-${height}`, title: text, 'aria-label': text }));
}
