// Shows the page that the address names.

import { el, fill } from './dom.js';
import { loading, failed } from './notices.js';
import { login } from './login.js';

const PAGES = [
  [/^\/$/, () => import('./load-tests.js')],
  [/^\/tests\/([^/]+)$/, () => import('./load-test.js')],
  [/^\/runs\/([^/]+)$/, () => import('./run.js')],
  [/^\/compare()$/, () => import('./compare.js')],
  [/^\/runs\/([^/]+)\/analysis$/, () => import('./analysis.js')],
];

const main = document.querySelector('main');

async function show() {
  fill(main, loading());
  const [pattern, load] = PAGES.find(([known]) => known.test(location.pathname)) ?? [];
  try {
    const page = await load();
    await page.show(main, decodeURIComponent(location.pathname.match(pattern)[1] ?? ''));
  } catch (e) {
    told(e);
  }
}

function told(error) {
  if (error.status === 401) {
    login(main, 'These results are shown to those who have a token of this server.');
  } else if (error.status === 404) {
    fill(main, el('section', { className: 'panel' }, el('h1', {}, 'Not found'), el('p', {}, error.message), el('a', { href: '/' }, 'All load tests')));
  } else {
    fill(main, failed(error, show));
  }
}

show();
