// What stands where figures would be while there are none.

import { el } from './dom.js';

export function loading(what = 'Loading') {
  return el('p', { className: 'notice loading', role: 'status' }, `${what}…`);
}

export function empty(text) {
  return el('p', { className: 'notice' }, text);
}

/** An error, and a way to try again. */
export function failed(error, again) {
  const button = again && el('button', { type: 'button', onclick: again }, 'Try again');
  return el('div', { className: 'notice error', role: 'alert' }, el('p', {}, error.message), button);
}
