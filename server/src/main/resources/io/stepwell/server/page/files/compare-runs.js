// Which runs are compared, and a way to choose others.

import { el, section } from './dom.js';
import { runsOf } from './bars.js';
import { comparePage, MOST_RUNS, readState } from './compare-state.js';
import { badge, stateWord, when } from './run-state.js';
import { duration } from './units.js';

const LINES = ['solid', 'dashed', 'dotted', 'dashed', 'dotted', 'dashed'];

/** The runs with the lines that charts draw them in. */
export async function runList(runs) {
  const part = section('Runs');
  const ids = runs.map((run) => String(run.id));
  part.body.append(el('ul', { className: 'compared' }, runs.map((run, index) => entry(run, index, ids))), await runChoice(runs, ids));
  return part.root;
}

function entry(run, index, ids) {
  const id = String(run.id);
  const others = ids.filter((other) => other !== id);
  const line = el('span', { className: `swatch line-${index + 1} ${LINES[index]}`, 'aria-hidden': 'true' });
  const role = index === 0 ? el('strong', {}, 'Base') : link([id, ...others], `Make run ${id} the base`, 'Make it the base');
  const drop = ids.length > 1 && link(others, `Leave run ${id} out`, 'Leave out');
  return el(
    'li',
    {},
    line,
    el('a', { href: `/runs/${id}` }, `Run ${id}`),
    el('span', {}, run.test_name),
    badge(run),
    el('span', { className: 'quiet' }, 'began ', when(run.created), `, ${duration(run.duration)}`),
    el('span', { className: 'tools' }, role, drop),
  );
}

/** What is chosen on the page goes along as it is when the link is followed. */
function link(runs, label, text) {
  return el('a', { href: to(runs), 'aria-label': label, onclick: (event) => event.currentTarget.setAttribute('href', to(runs)) }, text);
}

function to(runs) {
  return comparePage(runs, readState().choices);
}

/** A form that adds a run: one of the base's load test, or any by its id. */
async function runChoice(runs, ids) {
  const listed = runs.length > 0 ? (await runsOf(runs[0].test_id)).reverse().filter((run) => !ids.includes(String(run.id))) : [];
  const offers = listed.map((run) => el('option', { value: run.id }, `${run.test_name}, ${stateWord(run)}`));
  const list = el('datalist', { id: 'runs-to-add' }, offers);
  const input = el('input', { list: 'runs-to-add', inputmode: 'numeric', pattern: '[0-9]{1,18}', required: true, autocomplete: 'off', title: 'The number of a run', size: 12 });
  const add = (event) => {
    event.preventDefault();
    location.assign(to([...ids, input.value.trim()]));
  };
  const label = runs.length === 0 ? 'The base, by its run’s number ' : 'Compare with run number ';
  const form = el('form', { className: 'login', onsubmit: add }, el('label', {}, label, input), el('button', {}, 'Add'), list);
  const newest = runs.length === 1 && listed.slice(0, 8).map((run) => el('li', {}, el('a', { href: to([...ids, String(run.id)]) }, `Run ${run.id}`), badge(run), el('span', { className: 'quiet' }, 'began ', when(run.created))));
  const near = newest && newest.length > 0 && [el('h3', {}, 'Compare with another run of this load test'), el('ul', { className: 'compared' }, newest)];
  return el('div', { className: 'add', hidden: runs.length >= MOST_RUNS }, near, form);
}
