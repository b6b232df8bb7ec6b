// How the observations of a trend are spread, over time and by percentile.

import { el, fill, section } from './dom.js';
import { get, histogramPath, quantilesPath } from './api.js';
import { analysisPath } from './analysis-state.js';
import { Heatmap, stepFor } from './heatmap.js';
import { failed } from './notices.js';
import { Spectrum } from './spectrum.js';
import { unitOfMetric } from './units.js';

const USUAL = 'http_req_duration';
const RANGES = 36;

export function latency() {
  const choice = el('select', {});
  const link = el('a', {}, 'Analyse');
  const part = section('Distribution', el('span', { className: 'tools' }, el('label', {}, 'of ', choice), link));
  const heatmap = new Heatmap('Observations by range of values over time');
  const spectrum = new Spectrum('Percentile spectrum');
  const shown = el('div', { className: 'beside' }, heatmap.root, spectrum.root);
  part.root.hidden = true;
  let again;
  choice.addEventListener('change', () => again?.());
  const update = async (run, metrics) => {
    again = () => update(run, metrics).catch((error) => fill(part.body, failed(error, again)));
    const trends = metrics.filter((metric) => metric.type === 'trend').map((metric) => metric.name).sort();
    part.root.hidden = trends.length === 0;
    if (trends.length === 0) {
      return;
    }
    offer(choice, trends);
    const metric = choice.value;
    link.href = analysisPath(run.id, [{ metric, view: 'heatmap' }, { metric, view: 'spectrum' }]);
    const [histogram, quantiles] = await Promise.all([
      get(histogramPath(run.id, metric, { ranges: RANGES, step: stepFor(run.duration) })),
      get(quantilesPath(run.id, metric)),
    ]);
    if (metric !== choice.value) {
      return;
    }
    if (shown.parentNode !== part.body) {
      fill(part.body, shown);
    }
    const unit = unitOfMetric(metric, metrics.find(({ name }) => name === metric).contains);
    heatmap.show(histogram.data, unit);
    spectrum.show(quantiles.data, unit);
  };
  return { root: part.root, update };
}

function offer(choice, trends) {
  if (trends.join() === [...choice.options].map((option) => option.value).join()) {
    return;
  }
  const chosen = choice.value || USUAL;
  fill(choice, trends.map((name) => el('option', { value: name, selected: name === chosen }, name)));
}
