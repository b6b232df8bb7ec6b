// A test that has its metrics sent to Prometheus by the option apm, in either of its places.
const apm = [
  {
    provider: 'prometheus',
    remoteWriteURL: 'http://prometheus.example:9090/api/v1/write',
    credentials: { token: __ENV.SECRET },
    includeDefaultMetrics: false,
    metrics: [
      'vus',
      {
        sourceMetric: 'http_reqs{status=~"5..",name!="health ü"}',
        targetMetric: 'k6_server_errors',
        keepTags: ['name', 'status'],
      },
    ],
    includeTestRunId: true,
    resampleRate: Number(__ENV.RATE),
  },
  { provider: 'datadog', apiKey: __ENV.SECRET },
];

export const options = {
  iterations: 1,
  [__ENV.PLACE]: __ENV.PLACE === 'ext' ? { loadimpact: { apm } } : { apm },
};

export default function () {}
