// All load tests, each with a bar a run.

import { el, fill } from './dom.js';
import { all } from './api.js';
import { bars } from './bars.js';
import { empty, failed } from './notices.js';

export async function show(main) {
  document.title = 'Load tests – Stepwell';
  const tests = await all('/cloud/v5/load_tests?$top=200&$orderby=created desc');
  const list = el('div', { className: 'cards' });
  fill(main, el('h1', {}, 'Load tests'), tests.length === 0 ? empty('No run has come in yet. ./stepwell backfill brings one in, ./stepwell up prints how k6 streams one.') : list);
  fill(list, tests.map(card));
}

function card(test) {
  const chart = el('div', { className: 'card-bars' });
  bars(test.id).then((drawn) => fill(chart, drawn), (error) => fill(chart, failed(error)));
  return el('section', { className: 'panel' }, el('h2', {}, el('a', { href: `/tests/${test.id}` }, test.name)), chart);
}
