// Two runs or more beside each other: the first is the base, from which changes are counted.

import { el, fill } from './dom.js';
import { get } from './api.js';
import { runList } from './compare-runs.js';
import { MOST_RUNS, readState } from './compare-state.js';
import { overview } from './compare-overview.js';
import { summary } from './compare-summary.js';
import { requests } from './compare-http.js';
import { checks } from './compare-checks.js';
import { thresholds } from './compare-thresholds.js';
import { metrics } from './compare-metrics.js';
import { spread } from './compare-spread.js';
import { failed } from './notices.js';
import { isOver } from './run-state.js';

export async function show(main) {
  const { runs: ids } = readState();
  document.title = 'Comparison – Stepwell';
  if (ids.length > MOST_RUNS) {
    throw new Error(`At most ${MOST_RUNS} runs can be compared, not ${ids.length}.`);
  }
  const runs = await Promise.all(ids.map(known));
  fill(main, head(runs), await runList(runs));
  if (runs.length < 2) {
    return;
  }
  document.title = `Run ${runs.map((run) => run.id).join(', ')} compared – Stepwell`;
  const parts = [overview(), summary(), thresholds(), requests(), spread(), checks(), metrics()];
  main.append(noise(runs), ...parts.map((part) => part.root));
  parts.forEach((part) => update(part, runs));
}

/** A run with its metrics. */
async function known(id) {
  const path = `/cloud/v5/test_runs/${encodeURIComponent(id)}`;
  const [run, all] = await Promise.all([get(path), get(`${path}/metrics`)]);
  return { ...run, metrics: all.value };
}

async function update(part, runs) {
  try {
    await part.update(runs);
  } catch (error) {
    fill(part.body, failed(error, () => update(part, runs)));
  }
}

function head(runs) {
  const [base, ...others] = runs;
  const crumbs = el('nav', { 'aria-label': 'Where this is', className: 'crumbs' }, el('a', { href: '/' }, 'Load tests'), base && [' / ', el('a', { href: `/tests/${base.test_id}` }, base.test_name)], ' / comparison');
  const title = others.length > 0 ? `Run ${base.id} compared with ${others.map((run) => run.id).join(', ')}` : 'Comparison of runs';
  return el('header', { className: 'page-head' }, crumbs, el('h1', {}, title));
}

/** What a reader has to know of the word noise. */
function noise(runs) {
  const goesOn = runs.filter((run) => !isOver(run)).map((run) => `Run ${run.id} goes on; its figures are those of when this page was opened. `);
  return el(
    'p',
    { className: 'quiet' },
    goesOn,
    'A change is within the noise if its 95 % interval holds 0. The interval is drawn from the runs’ own seconds, in blocks of time: it assumes that the load followed the same plan in both runs, and does not know what else differs from run to run. Of twenty rows that did not change, one may still seem to have.',
  );
}
