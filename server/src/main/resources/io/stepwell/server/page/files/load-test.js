// A load test: its runs, and a figure of them over time.

import { el, fill, section } from './dom.js';
import { get } from './api.js';
import { comparePage, MOST_RUNS } from './compare-state.js';
import { bars, figureOf, runsOf } from './bars.js';
import { badge, stateWord, when } from './run-state.js';
import { Table } from './table.js';
import { duration } from './units.js';

const FIGURES = [
  { key: 'vus', title: 'Peak VUs', unit: 'count', metric: 'vus', query: 'sum(max by (instance_id))' },
  { key: 'requests', title: 'Requests', unit: 'count', metric: 'http_reqs', query: 'increase' },
  { key: 'failures', title: 'Failures', unit: 'percent', metric: 'http_req_failed', query: 'ratio' },
  { key: 'p95', title: 'p95', unit: 'time', metric: 'http_req_duration', query: 'histogram_quantile(0.95)' },
];
const COLUMNS = [
  { key: 'id', title: 'Run', sortedBy: 'number' },
  { key: 'state', title: 'State', sortedBy: 'word' },
  { key: 'began', title: 'Began', sortedBy: 'number' },
  { key: 'length', title: 'Duration', sortedBy: 'seconds' },
  ...FIGURES,
];

export async function show(main, id) {
  const test = await get(`/cloud/v5/load_tests/${encodeURIComponent(id)}`);
  document.title = `${test.name} – Stepwell`;
  const choice = el('select', {}, FIGURES.map(({ key, title }) => el('option', { value: key, selected: key === 'p95' }, title)));
  const trend = section('Trend over runs', el('label', {}, 'Figure ', choice));
  const picked = new Set();
  const link = el('a', { className: 'button', 'aria-disabled': 'true', role: 'link' });
  const list = section('Runs', link);
  const pick = () => offer(link, [...picked].sort((a, b) => a - b));
  pick();
  const crumbs = el('nav', { 'aria-label': 'Where this is', className: 'crumbs' }, el('a', { href: '/' }, 'Load tests'), ` / ${test.name}`);
  fill(main, crumbs, el('h1', {}, test.name), trend.root, list.root);
  const draw = async () => {
    const { metric, query } = FIGURES.find(({ key }) => key === choice.value);
    fill(trend.body, await bars(test.id, metric, query));
  };
  choice.addEventListener('change', draw);
  const table = new Table('Runs', COLUMNS, { key: (row) => row.number, sort: 'id' });
  fill(list.body, table.root);
  await Promise.all([draw(), rows(test.id, picked, pick).then((found) => table.show(found))]);
}

/** The link to the comparison of what is picked, the oldest as the base. */
function offer(link, ids) {
  const fits = ids.length >= 2 && ids.length <= MOST_RUNS;
  fill(link, ids.length > MOST_RUNS ? `At most ${MOST_RUNS} runs` : fits ? `Compare ${ids.length} runs` : 'Pick runs to compare');
  if (fits) {
    link.href = comparePage(ids);
  } else {
    link.removeAttribute('href');
  }
  link.setAttribute('aria-disabled', String(!fits));
}

function box(run, picked, pick) {
  const turn = ({ target }) => {
    picked[target.checked ? 'add' : 'delete'](run.id);
    pick();
  };
  return el('input', { type: 'checkbox', 'aria-label': `Compare run ${run.id}`, onchange: turn });
}

async function rows(test, picked, pick) {
  const [runs, ...figures] = await Promise.all([runsOf(test), ...FIGURES.map(({ metric, query }) => figureOf(test, metric, query))]);
  return runs.reverse().map((run) => ({
    id: el('span', { className: 'pick' }, box(run, picked, pick), el('a', { href: `/runs/${run.id}` }, String(run.id))),
    number: run.id,
    state: badge(run),
    word: stateWord(run),
    began: when(run.created),
    length: duration(run.duration),
    seconds: run.duration,
    ...Object.fromEntries(FIGURES.map(({ key }, index) => [key, figures[index].get(run.id)])),
  }));
}
