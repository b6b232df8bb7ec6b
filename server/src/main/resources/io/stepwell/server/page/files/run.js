// The page of one run.

import { el, fill, renew } from './dom.js';
import { get } from './api.js';
import { failed } from './notices.js';
import { duration } from './units.js';
import { badge, isOver, silence, when } from './run-state.js';
import { tiles } from './run-tiles.js';
import { overview } from './run-overview.js';
import { thresholds } from './run-thresholds.js';
import { checks } from './run-checks.js';
import { requests } from './run-http.js';
import { latency } from './run-latency.js';
import { families } from './run-metrics.js';

const BETWEEN = 2000;
const BETWEEN_WHEN_AWAY = 5000;
const SETTLING_ROUNDS = 8;

/** Tiles and overview are what is seen at first; the others' many questions come behind theirs. */
const IN_SIGHT = 2;

/** A run's own state is told at once by a server that answers at all. */
const ANSWER_SECONDS = 10;

export async function show(main, id) {
  const path = `/cloud/v5/test_runs/${encodeURIComponent(id)}`;
  const run = await get(path);
  document.title = `${run.test_name} – run ${run.id}`;
  const head = el('header', { className: 'page-head' });
  const away = el('p', { className: 'notice error', role: 'alert', hidden: true });
  const parts = [tiles(), overview(), thresholds(), checks(), requests(), latency(), ...families()];
  main.ariaBusy = 'true';
  try {
    fill(main, head, away, parts.map((part) => part.root));
    drawHead(head, run);
    await refresh(parts.slice(0, IN_SIGHT), run);
    await refresh(parts.slice(IN_SIGHT), run);
  } finally {
    main.ariaBusy = null;
  }
  if (!isOver(run)) {
    follow({ path, head, away, parts });
  }
}

async function refresh(parts, run) {
  const metrics = (await get(`/cloud/v5/test_runs/${run.id}/metrics`)).value;
  await Promise.all(parts.map((part) => update(part, run, metrics)));
}

/** What the API refuses to a part is said there, and the others go on. */
async function update(part, run, metrics) {
  try {
    await part.update(run, metrics);
    part.refusal?.remove();
  } catch (e) {
    if (e.status !== 400) {
      throw e;
    }
    part.refusal?.remove();
    part.refusal = failed(e);
    part.root.append(part.refusal);
  }
}

/** Whether a part is in sight, or soon may be; what is far away needs no new figures while a run goes on. */
function isNear(part) {
  const { top, bottom } = part.root.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}

/** Shows what comes, until the run is over and its last samples are in. */
async function follow({ path, head, away, parts }) {
  let settling = 0;
  while (settling < SETTLING_ROUNDS) {
    await new Promise((resolve) => setTimeout(resolve, away.hidden ? BETWEEN : BETWEEN_WHEN_AWAY));
    try {
      const run = await get(path, undefined, ANSWER_SECONDS);
      drawHead(head, run);
      await refresh(isOver(run) ? parts : parts.filter(isNear), run);
      away.hidden = true;
      settling += isOver(run) ? 1 : 0;
    } catch (e) {
      fill(away, `${e.message} The page goes on when it does.`);
      away.hidden = false;
    }
  }
}

function drawHead(head, run) {
  const age = silence(run);
  renew(
    head,
    el('nav', { 'aria-label': 'Where this is', className: 'crumbs' }, el('a', { href: '/' }, 'Load tests'), ' / ', el('a', { href: `/tests/${run.test_id}` }, run.test_name), ` / run ${run.id}`),
    el('h1', {}, run.test_name, ' ', el('span', { className: 'quiet' }, `run ${run.id}`)),
    el('p', { className: 'standing' }, badge(run), age && el('span', { className: 'age' }, age), el('a', { href: `/compare?runs=${run.id}` }, 'Compare'), el('a', { href: `/runs/${run.id}/analysis` }, 'Analyse')),
    el('p', { className: 'quiet' }, 'Began ', when(run.created), run.ended ? [', ended ', when(run.ended)] : null, `, ${duration(run.duration)} of samples`),
  );
}
