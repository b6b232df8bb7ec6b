// The analysis of a run: any number of charts, each of which asks what its reader wants to know.

import { el, fill } from './dom.js';
import { get } from './api.js';
import { ChartPanel } from './analysis-chart.js';
import { USUAL, chart, hashOf, readCharts } from './analysis-state.js';
import { empty } from './notices.js';
import { isOver } from './run-state.js';

const BETWEEN = 5000;
const SETTLING_ROUNDS = 4;

export async function show(main, id) {
  const path = `/cloud/v5/test_runs/${encodeURIComponent(id)}`;
  const [run, metrics] = await Promise.all([get(path), metricsOf(path)]);
  document.title = `Analysis – ${run.test_name} – run ${run.id}`;
  const analysis = new Analysis(run, metrics);
  fill(
    main,
    el('nav', { 'aria-label': 'Where this is', className: 'crumbs' }, el('a', { href: '/' }, 'Load tests'), ' / ', el('a', { href: `/tests/${run.test_id}` }, run.test_name), ' / ', el('a', { href: `/runs/${run.id}` }, `run ${run.id}`), ' / analysis'),
    el('h1', {}, 'Analysis ', el('span', { className: 'quiet' }, `of run ${run.id}`)),
    analysis.list,
    el('p', {}, analysis.more),
  );
  analysis.read();
  window.addEventListener('popstate', () => analysis.read());
  if (!isOver(run)) {
    follow(path, analysis);
  }
}

async function metricsOf(path) {
  return (await get(`${path}/metrics`)).value.sort((a, b) => a.name.localeCompare(b.name));
}

/** Shows what comes, until the run is over and its last samples are in. */
async function follow(path, analysis) {
  for (let settling = 0; settling < SETTLING_ROUNDS; ) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    try {
      const run = await get(path);
      analysis.renew(run, await metricsOf(path));
      settling += isOver(run) ? 1 : 0;
    } catch {
      // Each chart says so where it is; the page goes on when the server does.
    }
  }
}

class Analysis {
  constructor(run, metrics) {
    this.run = run;
    this.metrics = metrics;
    this.panels = [];
    this.list = el('div', {});
    this.more = el('button', { type: 'button', className: 'button', onclick: () => this.add() }, 'Add a chart');
  }

  /** Shows the charts that the address tells. */
  read() {
    const told = readCharts(location.hash);
    const charts = told.length > 0 || this.metrics.length === 0 ? told : [this.usual()];
    this.panels.splice(charts.length);
    charts.forEach((one, index) => {
      this.panels[index] ??= new ChartPanel(this);
      this.panels[index].show(one);
    });
    this.panels.forEach((panel) => panel.build(charts.length === 1));
    this.draw();
  }

  /** A chart to begin with. */
  usual() {
    const metric = this.metrics.find(({ name }) => name === 'http_req_duration') ?? this.metrics[0];
    return chart({ metric: metric.name, query: USUAL[metric.type] });
  }

  draw() {
    this.more.disabled = this.metrics.length === 0;
    fill(this.list, this.more.disabled && empty('No samples yet.'), this.panels.map((panel) => panel.root));
    this.panels.forEach((panel, index) => panel.place(index, this.panels.length));
  }

  /** Puts what is shown into the address, as a new entry of the history. */
  write() {
    const hash = hashOf(this.panels.map((panel) => panel.chart));
    if (hash !== location.hash) {
      history.pushState(null, '', hash);
    }
  }

  renew(run, metrics) {
    this.run = run;
    this.metrics = metrics;
    if (this.panels.length === 0 && metrics.length > 0) {
      this.read();
    }
    this.panels.forEach((panel) => panel.renew());
  }

  add(like = this.usual(), after = this.panels.length - 1) {
    const panel = new ChartPanel(this);
    this.panels.splice(after + 1, 0, panel);
    panel.show(like);
    panel.build(true);
    this.draw();
    this.write();
    panel.root.scrollIntoView({ block: 'nearest' });
    panel.focus();
  }

  move(panel, by) {
    const from = this.panels.indexOf(panel);
    this.panels.splice(from, 1);
    this.panels.splice(from + by, 0, panel);
    this.draw();
    this.write();
  }

  remove(panel) {
    this.panels.splice(this.panels.indexOf(panel), 1);
    this.draw();
    this.write();
    this.more.focus();
  }
}
