// Where a run stands, in words.

import { el } from './dom.js';
import { serverTime } from './api.js';
import { duration, localTime, utcTime } from './units.js';

const WORDS = new Map([
  [-2, 'Created'], [-1, 'Validated'], [0, 'Queued'], [1, 'Initializing'], [2, 'Running'], [3, 'Finished'],
  [4, 'Timed out'], [5, 'Aborted by user'], [6, 'Aborted by system'], [7, 'Aborted by script error'],
  [8, 'Aborted by threshold'], [9, 'Aborted by limit'], [10, 'Archived'],
]);
const RUNNING = 2;
const FINISHED = 3;
const QUIET_SECONDS = 10;

export function isOver(run) {
  return run.run_status >= FINISHED;
}

/** passed, failed, aborted or running. */
export function outcome(run) {
  if (!isOver(run)) {
    return 'running';
  }
  if (run.run_status === FINISHED || run.run_status === 10) {
    return run.result_status === 0 ? 'passed' : 'failed';
  }
  return run.run_status === 8 ? 'failed' : 'aborted';
}

/** What a run's state is called. */
export function stateWord(run) {
  const word = WORDS.get(run.run_status) ?? `State ${run.run_status}`;
  return run.run_status === FINISHED ? `${word}, ${outcome(run)}` : word;
}

/** How old the latest data of a run are that is not over. */
export function silence(run) {
  if (isOver(run)) {
    return '';
  }
  if (!run.last_arrival) {
    return 'no data has come yet';
  }
  const seconds = Math.max(0, (serverTime() - Date.parse(run.last_arrival)) / 1000);
  return run.run_status === RUNNING && seconds > QUIET_SECONDS
    ? `no data for ${duration(seconds)}, waiting`
    : `last data ${duration(seconds)} ago`;
}

export function badge(run) {
  return el('span', { className: `badge ${outcome(run)}` }, stateWord(run));
}

/** A time in the viewer's zone, with UTC on hover. */
export function when(text) {
  if (!text) {
    return '–';
  }
  const date = new Date(text);
  return el('time', { datetime: text, title: utcTime(date) }, localTime(date));
}
