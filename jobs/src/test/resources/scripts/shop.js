// A small shop: metrics of every type and unit, labels with odd characters, a group, a check,
// thresholds and lines of a log. Variables make it end otherwise than well.
import http from 'k6/http';
import exec from 'k6/execution';
import { check, group, sleep } from 'k6';
import { Counter, Gauge, Rate, Trend } from 'k6/metrics';

const orders = new Counter('orders');
const cart = new Gauge('cart_size');
const paid = new Rate('paid');
const waited = new Trend('waited', true);

export const options = {
  scenarios: {
    shop: {
      executor: 'constant-arrival-rate',
      rate: 40,
      timeUnit: '1s',
      duration: __ENV.DURATION || '4s',
      preAllocatedVUs: 4,
    },
  },
  thresholds: {
    http_req_duration: ['p(95)<60000'],
    checks: ['rate>0.9'],
    'waited{step:pay}': [__ENV.FAIL ? 'max<0' : 'max<1000'],
    orders: [{ threshold: __ENV.ABORT ? 'count<10' : 'count>0', abortOnFail: true }],
  },
  setupTimeout: __ENV.SLOW ? '1s' : '60s',
  tags: { build: 'a "b"/{c}' },
};

export function setup() {
  console.log('the shop opens');
  if (__ENV.BROKEN) {
    throw new Error('nothing is set up');
  }
  if (__ENV.SLOW) {
    sleep(60);
  }
}

export default function () {
  const i = exec.scenario.iterationInTest;
  group('shop', () => {
    const answer = http.get(`${__ENV.TARGET}/healthz`, { tags: { name: 'health ü' } });
    check(answer, { 'is 200': (r) => r.status === 200 });
  });
  orders.add(1 + (i % 3));
  cart.add(i % 7);
  paid.add(i % 2);
  waited.add(((i * 37) % 1000) / 10, { step: i % 2 ? 'pay' : 'ship' });
  if (__ENV.STOP && i > 20) {
    exec.test.abort('enough');
  }
  if (__ENV.MARKED && i === 0) {
    exec.test.fail('not good enough');
  }
}
