// Asks for a token. It goes into the body of one request and comes back as a cookie that no script can read.

import { el, fill } from './dom.js';

export function login(main, said) {
  const input = el('input', { type: 'password', name: 'token', autocomplete: 'current-password', required: true });
  const message = el('p', { role: 'alert' }, said);
  const send = async (event) => {
    event.preventDefault();
    try {
      const response = await fetch('/login', { method: 'POST', body: new URLSearchParams({ token: input.value }) });
      if (response.ok) {
        location.reload();
      } else {
        fill(message, 'That is not a token of this server.');
        input.select();
      }
    } catch {
      fill(message, 'The server does not answer.');
    }
  };
  const form = el('form', { onsubmit: send, className: 'login' }, el('label', {}, 'Token ', input), el('button', {}, 'Open'));
  fill(main, el('section', { className: 'panel' }, el('h1', {}, 'A token is needed'), message, form));
  input.focus();
}
